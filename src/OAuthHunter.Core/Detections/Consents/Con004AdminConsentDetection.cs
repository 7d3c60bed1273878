using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Consents;

/// <summary>CON-004: an administrator consented for everybody.</summary>
public sealed class Con004AdminConsentDetection : Detection
{
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(2);

    // What every sign-in button asks for.
    private static readonly HashSet<string> SignInScopes = new(StringComparer.OrdinalIgnoreCase) { "openid", "profile", "email", "offline_access", "User.Read" };

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CON-004",
        Title = "Admin consent was given",
        Severity = Severity.Medium,
        Escalation = "High when it covers a permission rated High or worse, and then Critical when whoever gave it is at risk or was hit by an attack on passwords, "
            + "or consented outside the tenant's working hours from a network that he had never signed in from, or when the app was registered here less than 24 hours before. Low when it covers nothing but signing in.",
        Logic = "A consent in the audit log that was given by an administrator or on behalf of all users. Only what it added counts, together with the application permissions granted in the same request.",
        Rationale = "One click by one admin opens every mailbox and file that the permissions reach, and nobody else is asked.",
        BenignIf = "A reviewed consent to an app in use.",
        Remediation = "Review within a day: who asked for the app, which permissions does it need. Revoke what is not needed.",
        Techniques = ["T1528", "T1098.003"],
        Needs = AppNeeds.AuditEvents,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        return context.Facts.Apps.SelectMany(app => app.Events
            .Where(found => found.Succeeded && found.IsAdminConsent && found.Kind == AppEventKind.Consented)
            .Select(consent => Judge(app, consent, judge)));
    }

    private Finding Judge(AppProfile app, AppEvent consent, AppJudge judge)
    {
        var companions = app.Events.Where(found => found.Succeeded && found.Kind == AppEventKind.ApplicationPermissionGranted && IsTogether(consent, found)).ToList();
        var permissions = consent.Permissions.Concat(companions.SelectMany(found => found.Permissions)).ToList();
        var dangerous = permissions.Where(permission => permission.Danger >= Severity.High).Select(permission => permission.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var escalations = new List<string>();
        var severity = Severity.Medium;
        if (dangerous.Count > 0)
        {
            severity = Severity.High;
            escalations.Add($"Covers {string.Join(", ", dangerous)}.");
            var reasons = Reasons(app, consent, judge).ToList();
            severity = reasons.Count > 0 ? Severity.Critical : severity;
            escalations.AddRange(reasons);
        }
        else if (permissions.Count > 0 && permissions.All(permission => SignInScopes.Contains(permission.Value)))
        {
            severity = Severity.Low;
        }

        var names = string.Join(", ", permissions.Select(permission => permission.Value).Distinct(StringComparer.OrdinalIgnoreCase));
        return AppFindings.Create(
            Descriptor,
            app,
            severity,
            $"{consent.Actor.Name} consented to '{app.Name}' for everybody{(names.Length > 0 ? ": " + names : string.Empty)}.",
            [consent.Evidence, .. companions.Select(found => found.Evidence)],
            escalations,
            companions.Select(found => found.Actor).Append(consent.Actor),
            consent.Time.UtcDateTime.ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static bool IsTogether(AppEvent consent, AppEvent found) =>
        (consent.CorrelationId is { } id && string.Equals(id, found.CorrelationId, StringComparison.OrdinalIgnoreCase))
        || ((consent.Time - found.Time).Duration() <= Together && AppJudge.IsSameActor(consent.Actor, found.Actor));

    private static IEnumerable<string> Reasons(AppProfile app, AppEvent consent, AppJudge judge)
    {
        if (judge.RiskOf(consent.Actor, countMissingMfa: false) is { } risk)
        {
            yield return risk;
        }

        // Either alone is an evening's work or a journey. The tenant's own sign-ins tell when it works and where the actor is at home.
        var history = judge.Context.Facts.SignIns.History;
        if (history?.IsNewAddress(consent.Actor.UserPrincipalName ?? consent.Actor.Id, consent.Actor.IPAddress, consent.Time) == true && history.IsOutsideWorkingTime(consent.Time) == true)
        {
            yield return $"It was given outside working hours, from {consent.Actor.IPAddress}, where {consent.Actor.Name} had never signed in before.";
        }

        // The first consent to a foreign app makes its service principal, so its age here says nothing.
        if (app.Ownership == AppOwnership.Own && app.CreatedAt is { } created && (consent.Time - created).Duration() < TimeSpan.FromHours(24))
        {
            yield return "The app was registered here less than 24 hours before.";
        }
    }
}

using System.Globalization;
using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Consents;

/// <summary>CON-007: the one who consented may not have been the user.</summary>
public sealed class Con007ConsentAfterRiskySignInDetection : Detection
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(60);

    // A clock may run a little late, and a consent belongs to the sign-in that is logged seconds after it.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CON-007",
        Title = "Consent right after a risky sign-in",
        Severity = Severity.High,
        Escalation = "Critical when it covers mail or the administration of Exchange. Medium when it covers nothing but signing in.",
        Logic = "A user consented within 60 minutes after he signed in at medium or high risk (sign-in log or Identity Protection's detections), by device code, from a country or autonomous system "
            + "that he was not seen in before, or at the end of an impossible journey. Consents to Microsoft's own apps are left out.",
        Rationale = "Consent is how a stolen session becomes access that outlives it.",
        BenignIf = "The user travels and set up a new app there.",
        Remediation = "Contain both: revoke the user's sessions and reset his password, remove the grant and disable the app.",
        Techniques = ["T1528", "T1078.004"],
        Needs =
        [
            new EvidenceNeed("consents and sign-ins", EntitySets.DirectoryAudits, EntitySets.SignIns),
            new EvidenceNeed("consents and risk detections", EntitySets.DirectoryAudits, EntitySets.RiskDetections),
            new EvidenceNeed("consents and log-ons, from the unified audit log", EntitySets.UnifiedAuditLog) { IsFallback = true },
        ],
        Permissions = ["AuditLog.Read.All", "IdentityRiskEvent.Read.All"],
        Licence = "Entra ID P1 (P2 for risk)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var facts = context.Facts;
        var judge = new ConsentJudge(context);
        var noted = facts.Consents.NotedSignIns
            .SelectMany(row => new[] { row.User, row.UserId }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Select(user => (user, row)))
            .ToLookup(pair => pair.user, pair => pair.row, StringComparer.OrdinalIgnoreCase);
        var risks = facts.Risks.UserDetections
            .Where(row => row.RiskLevel?.ToLowerInvariant() is "medium" or "high")
            .SelectMany(row => new[] { row.UserPrincipalName, row.UserId }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Select(user => (user, row)))
            .ToLookup(pair => pair.user, pair => pair.row, StringComparer.OrdinalIgnoreCase);
        foreach (var app in facts.Apps.Where(app => app.Ownership != AppOwnership.Microsoft))
        {
            foreach (var consent in app.Events.Where(found => found.Succeeded && found.Kind == AppEventKind.Consented && found.Actor.Kind != AuditActorKind.Application))
            {
                var reasons = Reasons(consent, facts, noted, risks).ToList();
                if (reasons.Count > 0)
                {
                    yield return judge.Temper(app, Judge(app, consent, reasons));
                }
            }
        }
    }

    private static IEnumerable<(string What, EvidenceItem Evidence)> Reasons(AppEvent consent, TenantFacts facts, ILookup<string, NotedSignIn> noted, ILookup<string, RiskDetection> risks)
    {
        var from = consent.Time - Window;
        var to = consent.Time + Slack;
        var names = new[] { consent.Actor.UserPrincipalName, consent.Actor.Id }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var row in names.SelectMany(name => noted[name]).Distinct().Where(row => row.Last >= from && row.First <= to))
        {
            yield return ($"signed in {row.Kind}", row.Evidence);
        }

        foreach (var row in names.SelectMany(name => risks[name]).Distinct().Where(row => row.ActivityDateTime >= from && row.ActivityDateTime <= to))
        {
            yield return ($"was rated at {row.RiskLevel!.ToLowerInvariant()} risk ({row.RiskEventType})", EvidenceItem.Of(
                EntitySets.RiskDetections, row, row.Id, $"Identity Protection: {row.RiskEventType} of {row.UserPrincipalName ?? row.UserId}{(row.IPAddress is null ? string.Empty : " from " + row.IPAddress)}", row.ActivityDateTime));
        }

        foreach (var journey in facts.SignIns.Journeys.Where(journey => journey.ArrivedAt >= from && journey.ArrivedAt <= to && names.Contains(journey.User, StringComparer.OrdinalIgnoreCase)))
        {
            yield return ($"arrived in {journey.To} from {journey.From} at {journey.KilometersPerHour:0} km/h", journey.Evidence[journey.Evidence.Count - 1]);
        }

        if (facts.SignIns.History is { } history)
        {
            foreach (var strange in names.Select(name => facts.Accounts.NameOf(name)).Concat(names).Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(name => history.StrangeSuccesses(name, from, to)))
            {
                yield return ($"signed in {strange.What}", strange.Evidence);
            }
        }
    }

    private Finding Judge(AppProfile app, AppEvent consent, List<(string What, EvidenceItem Evidence)> reasons)
    {
        // A grant of application permissions in the same request belongs to the consent.
        var companions = app.Events.Where(found => found.Succeeded && found.Kind == AppEventKind.ApplicationPermissionGranted && found.CorrelationId is { } id
            && string.Equals(id, consent.CorrelationId, StringComparison.OrdinalIgnoreCase)).ToList();
        var permissions = consent.Permissions.Concat(companions.SelectMany(found => found.Permissions)).ToList();
        var opensMail = ConsentJudge.OpensMail(permissions);
        var names = string.Join(", ", permissions.Select(permission => permission.Value).Distinct(StringComparer.OrdinalIgnoreCase));
        return AppFindings.Create(
            Descriptor,
            app,
            opensMail ? Severity.Critical : ConsentJudge.IsSignInOnly(permissions) ? Severity.Medium : Severity.High,
            $"{consent.Actor.Name} consented to '{app.Name}'{(names.Length > 0 ? $" ({names})" : string.Empty)} within an hour after he {string.Join(" and ", reasons.Select(reason => reason.What).Distinct())}.",
            [consent.Evidence, .. companions.Select(found => found.Evidence), .. reasons.Select(reason => reason.Evidence)],
            opensMail ? ["It covers mail or the administration of Exchange."] : [],
            [consent.Actor],
            consent.Time.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + consent.Actor.Key);
    }
}

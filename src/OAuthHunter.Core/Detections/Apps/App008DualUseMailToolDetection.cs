using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using System.Globalization;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-008: a mail tool that thieves like as much as its honest users do.</summary>
public sealed class App008DualUseMailToolDetection : Detection
{
    private const double NewConsentDays = 30;
    private const int FewUsers = 3;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-008",
        Title = "Dual-use mail or export tool is present",
        Severity = Severity.Medium,
        Escalation = "High when one to three users consented and the consent is not older than 30 days, and when somebody consented from a network that he had never signed in from. Critical when an administrator consented, or a user at risk.",
        Logic = "The application id is in the list of known apps with the verdict dual-use, and somebody in the tenant consented to it, signed in through it or has it "
            + "as an enterprise application. The consenting users are listed; an entry shows its sources and what they disagree on.",
        Rationale = "Whoever took over a mailbox likes to copy it with an ordinary mail program: it needs one consent, goes on working after a new password, and looks "
            + "like any other client.",
        BenignIf = "The tool is sanctioned, or the users who consented know it and use it themselves.",
        Remediation = "Ask the users who consented. If they do not know it, remove the grants, revoke their sessions and treat their mailboxes as read.",
        Techniques = ["T1671", "T1114.002"],
        Needs =
        [
            new EvidenceNeed("apps and their delegated grants", EntitySets.ServicePrincipals, EntitySets.OAuth2PermissionGrants),
            new EvidenceNeed("changes in Entra", EntitySets.DirectoryAudits) { IsFallback = true },
            new EvidenceNeed("sign-ins", EntitySets.SignIns) { IsFallback = true },
            new EvidenceNeed("unified audit log", EntitySets.UnifiedAuditLog) { IsFallback = true },
        ],
        Permissions = ["Application.Read.All", "Directory.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps.Where(app => app.Ownership != AppOwnership.Microsoft))
        {
            if (context.KnownApps.Find(app.AppId) is { Verdict: "dual-use" } known)
            {
                yield return Judge(app, known, judge);
            }
        }
    }

    private Finding Judge(AppProfile app, AbusedApp known, AppJudge judge)
    {
        var consents = app.Events.Where(found => found.Succeeded && found.Kind is AppEventKind.Consented or AppEventKind.DelegatedPermissionGranted).ToList();
        var grants = app.Permissions.Where(permission => permission.IsEffective && !permission.IsApplicationPermission).ToList();
        var users = app.ConsentingUserIds.Concat(consents.Select(found => found.Actor).Where(actor => actor.Kind == AuditActorKind.User).Select(actor => actor.Id ?? actor.UserPrincipalName).OfType<string>())
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(user => user, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var escalations = new List<string>();
        var severity = Severity.Medium;
        var isNew = consents.Any(found => judge.Context.IsWithinDays(found.Time, NewConsentDays)) || (app.CreatedAt is not null && judge.Context.IsWithinDays(app.CreatedAt, NewConsentDays));
        if (isNew && users.Count is > 0 and <= FewUsers)
        {
            severity = Severity.High;
            escalations.Add(string.Format(CultureInfo.InvariantCulture, "{0} user(s) consented, within 30 days.", users.Count));
        }

        var history = judge.Context.Facts.SignIns.History;
        if (consents.Find(found => found.Actor.Kind == AuditActorKind.User && history?.IsNewAddress(found.Actor.UserPrincipalName ?? found.Actor.Id, found.Actor.IPAddress, found.Time) == true) is { } strange)
        {
            severity = Severity.High;
            escalations.Add($"{strange.Actor.Name} had never signed in from {strange.Actor.IPAddress} before.");
        }

        var admins = users.Select(judge.Context.Facts.FindAdmin).OfType<Facts.Admins.AdminProfile>().Select(admin => admin.UserPrincipalName).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (admins.Count > 0)
        {
            severity = Severity.Critical;
            escalations.Add($"Administrators consented: {string.Join(", ", admins)}.");
        }

        if (consents.Select(found => judge.RiskOf(found.Actor, countMissingMfa: false)).OfType<string>().FirstOrDefault() is { } risk)
        {
            severity = Severity.Critical;
            escalations.Add(risk);
        }

        var who = users.Count > 0 ? $" Consented: {string.Join(", ", users.Take(10))}{(users.Count > 10 ? " and others" : string.Empty)}." : string.Empty;
        var use = app.UserSignIns is { Count: > 0 } signIns ? string.Format(CultureInfo.InvariantCulture, " People used it {0} times.", signIns.Count) : string.Empty;
        var finding = AppFindings.Create(
            Descriptor,
            app,
            severity,
            $"{app.AppId} ('{app.Name}') is known as '{known.Name}', dual-use with {known.Confidence} confidence (source: {known.Sources}).{App007KnownMaliciousAppDetection.Conflicts(known)}{who}{use}",
            [app.Evidence, .. consents.Select(found => found.Evidence), .. grants.Select(permission => permission.Evidence)],
            escalations,
            consents.Select(found => found.Actor));
        return finding with
        {
            Confidence = known.Confidence switch { "high" => Confidence.High, "medium" => Confidence.Medium, _ => Confidence.Low },
            Subjects = [.. finding.Subjects.Concat(users.Select(Subject.User)).Concat((app.UserSignIns?.Addresses ?? []).Select(Subject.Address)).Distinct(StringComparer.Ordinal)],
        };
    }
}

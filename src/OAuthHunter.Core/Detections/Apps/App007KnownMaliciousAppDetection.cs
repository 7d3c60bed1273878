using System.Globalization;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-007: an application id that was reported as malicious.</summary>
public sealed class App007KnownMaliciousAppDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-007",
        Title = "Application id is known to be malicious",
        Severity = Severity.Critical,
        Escalation = "Follows how well the sources of the entry agree: Critical for high, High for medium, Medium for low.",
        Logic = "The application id of a service principal (deleted ones too), of an audited change or consent, or of a sign-in is in the list of known apps with the verdict malicious. "
            + "The list ships with the product and can be replaced or extended (-KnownAppList); an entry shows its sources and what they disagree on.",
        Rationale = "These ids were used in consent phishing and mail theft elsewhere. A consent to one of them gives its makers standing access to mailboxes.",
        BenignIf = "The entry is of low confidence and the app turns out to be something else: each entry names its sources.",
        Remediation = "Disable the service principal, revoke the grants of every user that consented, revoke their sessions, reset their passwords and look through their inbox rules.",
        Techniques = ["T1671", "T1528"],
        Needs =
        [
            new EvidenceNeed("apps", EntitySets.ServicePrincipals),
            new EvidenceNeed("deleted apps", EntitySets.DeletedServicePrincipals),
            new EvidenceNeed("changes in Entra", EntitySets.DirectoryAudits) { IsFallback = true },
            new EvidenceNeed("sign-ins", EntitySets.SignIns) { IsFallback = true },
            new EvidenceNeed("unified audit log", EntitySets.UnifiedAuditLog) { IsFallback = true },
        ],
        Permissions = ["Application.Read.All", "Directory.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps)
        {
            if (context.KnownApps.Find(app.AppId) is { Verdict: "malicious" } known)
            {
                yield return Judge(app, known);
            }
        }
    }

    private Finding Judge(AppProfile app, AbusedApp known)
    {
        var severity = known.Confidence switch
        {
            "high" => Severity.Critical,
            "medium" => Severity.High,
            _ => Severity.Medium,
        };
        var consents = app.Events.Where(found => found.Kind == AppEventKind.Consented).ToList();
        var users = app.Permissions.Count(permission => permission.PrincipalId is not null);
        var use = app.UserSignIns is { Count: > 0 } signIns ? string.Format(CultureInfo.InvariantCulture, " People signed in to it {0} times.", signIns.Count) : string.Empty;
        var grants = app.Permissions.Count > 0 ? string.Format(CultureInfo.InvariantCulture, " It holds {0} permissions ({1} of single users).", app.Permissions.Count, users) : string.Empty;
        var finding = AppFindings.Create(
            Descriptor,
            app,
            severity,
            $"{app.AppId} ('{app.Name}') is known as '{known.Name}', malicious with {known.Confidence} confidence (source: {known.Sources}).{Conflicts(known)}{use}{grants}",
            [app.Evidence, .. consents.Select(found => found.Evidence), .. app.Permissions.Select(permission => permission.Evidence)],
            actors: consents.Select(found => found.Actor));
        var confidence = known.Confidence switch { "high" => Confidence.High, "medium" => Confidence.Medium, _ => Confidence.Low };
        return finding with
        {
            Confidence = confidence,
            FirstSeen = Earlier(finding.FirstSeen, app.UserSignIns?.FirstSeen),
            LastSeen = Later(finding.LastSeen, app.UserSignIns?.LastSeen),
            Subjects = [.. finding.Subjects.Concat((app.UserSignIns?.Addresses ?? []).Select(Subject.Address)).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>What sources disagree on, as a sentence; empty when they agree.</summary>
    internal static string Conflicts(AbusedApp known) => known.Conflicts.Count == 0 ? string.Empty : $" Sources disagree: {string.Join("; ", known.Conflicts)}.";

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}

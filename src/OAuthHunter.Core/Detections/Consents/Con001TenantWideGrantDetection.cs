using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Consents;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Consents;

/// <summary>CON-001: one grant, every user.</summary>
public sealed class Con001TenantWideGrantDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CON-001",
        Title = "Dangerous scope is granted for all users",
        Severity = Severity.Medium,
        Escalation = "Critical for scopes that administer Exchange or rule the tenant. High for mail scopes of an app that is young, or that belongs to another tenant and whose publisher is not verified. "
            + "Low for an established app: older than 180 days, owned or from a verified publisher, in use, and nothing given or added lately.",
        Logic = "A delegated grant with consent type AllPrincipals and at least one scope that the table of dangerous permissions rates Medium or worse on that resource (scopes that it rates Low, "
            + "such as offline_access, do not count alone). Microsoft's own apps without credentials of this tenant are left out; its developer tools are CON-010.",
        Rationale = "Whoever signs in to the app hands it this much of his data without being asked, administrators included.",
        BenignIf = "A service that was reviewed and is used by everybody.",
        Remediation = "Narrow the scopes or replace the grant by grants for the users who need it, and require assignment to the app.",
        Techniques = ["T1528", "T1671"],
        Needs = [ConsentNeeds.Grants, .. AppNeeds.AuditEventsInstead],
        Permissions = ["Directory.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new ConsentJudge(context);
        return context.Facts.Consents.Grants
            .Where(grant => grant.IsTenantWide && grant.IsLive && grant.Scopes.Severity >= Severity.Medium)
            .GroupBy(grant => grant.App)
            .Where(group => !AppJudge.IsUntouchedMicrosoft(group.Key) && !DeveloperTools.Contains(group.Key))
            .Select(group => Judge(group.Key, [.. group], judge));
    }

    private Finding Judge(AppProfile app, IReadOnlyList<DelegatedGrant> grants, ConsentJudge judge)
    {
        var escalations = new List<string>();
        var severity = Severity.Medium;
        if (judge.Apps.IsEstablished(app))
        {
            severity = Severity.Low;
        }
        else if (grants.Any(grant => ConsentJudge.RulesTenantOrExchange(grant.Scopes)))
        {
            severity = Severity.Critical;
            escalations.Add("A scope administers Exchange or rules the tenant.");
        }
        else if (grants.Any(grant => grant.Scopes.OpensMail))
        {
            escalations.AddRange(Reasons(app, judge));
            severity = escalations.Count > 0 ? Severity.High : severity;
        }

        return judge.Create(Descriptor, app, severity, $"'{app.Name}' may use {ConsentJudge.DangerousScopes(grants)} of every user who signs in to it.", grants, escalations);
    }

    private static IEnumerable<string> Reasons(AppProfile app, ConsentJudge judge)
    {
        if (ConsentJudge.IsForeignUnverified(app) == true)
        {
            yield return "The app belongs to another tenant and its publisher is not verified.";
        }

        if (judge.Apps.IsFresh(app))
        {
            yield return $"The app was added {judge.Apps.Context.Age(app.CreatedAt)!.Value.TotalDays:0} days before the evidence was captured.";
        }
    }
}

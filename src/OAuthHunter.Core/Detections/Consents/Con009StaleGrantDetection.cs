using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Consents;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Consents;

/// <summary>CON-009: grants that nobody needs any more.</summary>
public sealed class Con009StaleGrantDetection : Detection
{
    private const double UnusedDays = 180;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CON-009",
        Title = "Grant is stale or belongs to nobody",
        Severity = Severity.Low,
        Logic = "A delegated grant, for more than signing in, of a user who is disabled or, where all users were read, is not among them; "
            + "or a grant with a scope rated Medium or worse whose app has been here for 180 days and was not used in that time as far as the report of app activity tells. Microsoft's own apps are left out.",
        Rationale = "It serves nobody, and it is ready for whoever takes the app over.",
        BenignIf = "The user is on leave, or the app is needed once a year.",
        Remediation = "Remove the grant.",
        Techniques = ["T1671"],
        Needs =
        [
            new EvidenceNeed("grants and users", EntitySets.OAuth2PermissionGrants, EntitySets.ServicePrincipals, EntitySets.Users),
            new EvidenceNeed("grants and use of apps", EntitySets.OAuth2PermissionGrants, EntitySets.ServicePrincipals, EntitySets.ServicePrincipalSignInActivities),
        ],
        Permissions = ["Directory.Read.All", "AuditLog.Read.All"],
        Licence = "Free (P1 for the use of apps)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new ConsentJudge(context);
        foreach (var group in context.Facts.Consents.Grants.Where(grant => grant.IsInObjects).GroupBy(grant => grant.App))
        {
            if (group.Key.Ownership == AppOwnership.Microsoft)
            {
                continue;
            }

            var orphans = group.Where(grant => !grant.Scopes.IsSignInOnly && IsOrphan(grant, context)).ToList();
            var unused = IsUnused(group.Key, context) ? group.Where(grant => grant.Scopes.Severity >= Severity.Medium).ToList() : [];
            if (orphans.Count > 0 || unused.Count > 0)
            {
                yield return Judge(group.Key, orphans, unused, judge);
            }
        }
    }

    private static bool IsOrphan(DelegatedGrant grant, HuntContext context) => grant.PrincipalId is { } id
        && context.Has(EntitySets.Users)
        && (context.Facts.Accounts.Find(id)?.User is { } user ? user.AccountEnabled == false : context.Facts.Accounts.IsComplete);

    // No row in the report means no use: it has one for every app that signed in.
    private static bool IsUnused(AppProfile app, HuntContext context) =>
        context.Facts.Coverage.IsWhole(EntitySets.ServicePrincipalSignInActivities)
        && context.Age(app.CreatedAt) is { TotalDays: > UnusedDays }
        && !context.IsWithinDays(app.Activity?.LastSeen, UnusedDays);

    private Finding Judge(AppProfile app, List<DelegatedGrant> orphans, List<DelegatedGrant> unused, ConsentJudge judge)
    {
        var parts = new List<string>();
        if (orphans.Count > 0)
        {
            parts.Add($"grants of {ConsentJudge.Names(orphans.Select(grant => grant.PrincipalName))}, who is disabled or gone");
        }

        if (unused.Count > 0)
        {
            parts.Add($"{ConsentJudge.DangerousScopes(unused)}, and was not used for 180 days");
        }

        return judge.Create(Descriptor, app, Severity.Low, $"'{app.Name}' holds {string.Join("; and ", parts)}.", [.. orphans.Concat(unused).Distinct()]);
    }
}

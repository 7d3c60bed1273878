using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>
/// Every grant beside the app that holds it. A large tenant has half a million of them and no hunt looks at all apps' permissions at
/// once, so that the rows are sorted by app and joined when an app is asked for what it holds.
/// </summary>
internal sealed class PermissionIndex
{
    private readonly PermissionJoiner joiner;
    private readonly RowsByApp<AppRoleAssignment> assignments;
    private readonly RowsByApp<DelegatedGrantRow> grants;

    public PermissionIndex(EvidenceStore store, EvidenceCoverage coverage, AppDirectory apps, PermissionResolver permissions)
    {
        joiner = new PermissionJoiner(coverage, permissions);
        var roles = store.Objects<AppRoleAssignment>(EntitySets.AppRoleAssignments);
        assignments = new RowsByApp<AppRoleAssignment>(roles.Count, index => roles[index], assignment => Holder(assignment, apps));

        // Grants of one app often stand together, and their client is then the very same text.
        string? last = null;
        AppDraft? holder = null;
        grants = new RowsByApp<DelegatedGrantRow>(store.Grants.Count, store.Grants.Look, grant =>
        {
            if (!ReferenceEquals(grant.ClientId, last))
            {
                last = grant.ClientId;
                holder = last is null ? null : apps.Obtain(new AppReference(null, last, null, null));
            }

            return holder;
        });
    }

    /// <summary>What an app holds, with what the audit log says of it. Made anew at each call.</summary>
    public IReadOnlyList<HeldPermission> Join(AppDraft app) => joiner.Join(app, assignments.Of(app), grants.Of(app));

    /// <summary>Users with a delegated grant of their own, some of them where there are very many.</summary>
    public IReadOnlyList<string> ConsentingUsers(AppDraft app)
    {
        const int Most = 50;
        return [.. grants.Of(app)
            .Where(grant => !grant.IsTenantWide)
            .Select(grant => grant.PrincipalId)
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(id => id, StringComparer.OrdinalIgnoreCase)
            .Take(Most)];
    }

    // Users and groups are assigned to apps with the same object: that is access to the app, not power of it.
    private static AppDraft? Holder(AppRoleAssignment assignment, AppDirectory apps)
    {
        if (assignment.PrincipalId is null || assignment.PrincipalType is { } type && !type.Equals("ServicePrincipal", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return assignment.PrincipalType is null ? apps.Find(assignment.PrincipalId) : apps.Obtain(new AppReference(null, assignment.PrincipalId, null, assignment.PrincipalDisplayName));
    }
}

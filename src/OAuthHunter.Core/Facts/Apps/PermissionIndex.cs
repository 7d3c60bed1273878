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
    private readonly Part<AppRoleAssignment> assignments;
    private readonly Part<OAuth2PermissionGrant> grants;

    public PermissionIndex(EvidenceStore store, EvidenceCoverage coverage, AppDirectory apps, PermissionResolver permissions)
    {
        joiner = new PermissionJoiner(coverage, permissions);
        assignments = new Part<AppRoleAssignment>(store.Objects<AppRoleAssignment>(EntitySets.AppRoleAssignments), assignment => Holder(assignment, apps));
        grants = new Part<OAuth2PermissionGrant>(
            store.Objects<OAuth2PermissionGrant>(EntitySets.OAuth2PermissionGrants),
            grant => grant.ClientId is null ? null : apps.Obtain(new AppReference(null, grant.ClientId, null, null)));
    }

    /// <summary>What an app holds, with what the audit log says of it. Made anew at each call.</summary>
    public IReadOnlyList<HeldPermission> Join(AppDraft app) => joiner.Join(app, assignments.Of(app), grants.Of(app));

    /// <summary>Users with a delegated grant of their own, some of them where there are very many.</summary>
    public IReadOnlyList<string> ConsentingUsers(AppDraft app)
    {
        const int Most = 50;
        return [.. grants.Of(app)
            .Where(grant => !PermissionJoiner.IsTenantWide(grant))
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

    /// <summary>Rows sorted by the place of their app, and where each app's begin.</summary>
    private sealed class Part<T>
        where T : EvidenceRecord
    {
        private readonly T[] rows;
        private readonly int[] starts;

        public Part(IReadOnlyList<T> all, Func<T, AppDraft?> holderOf)
        {
            var holders = new int[all.Count];
            var count = 0;
            for (var i = 0; i < all.Count; i++)
            {
                holders[i] = holderOf(all[i])?.Ordinal ?? -1;
                count = Math.Max(count, holders[i] + 1);
            }

            starts = new int[count + 1];
            foreach (var holder in holders.Where(holder => holder >= 0))
            {
                starts[holder + 1]++;
            }

            for (var i = 0; i < count; i++)
            {
                starts[i + 1] += starts[i];
            }

            rows = new T[starts[count]];
            var next = (int[])starts.Clone();
            for (var i = 0; i < all.Count; i++)
            {
                if (holders[i] >= 0)
                {
                    rows[next[holders[i]]++] = all[i];
                }
            }
        }

        public ArraySegment<T> Of(AppDraft app) => app.Ordinal + 1 < starts.Length
            ? new ArraySegment<T>(rows, starts[app.Ordinal], starts[app.Ordinal + 1] - starts[app.Ordinal])
            : new ArraySegment<T>([]);
    }
}

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
        var roles = store.Objects<AppRoleAssignment>(EntitySets.AppRoleAssignments);
        assignments = new Part<AppRoleAssignment>(roles, index => Holder(roles[index], apps));

        // Grants of one app often stand together, and their client is then the very same text.
        string? last = null;
        AppDraft? holder = null;
        grants = new Part<OAuth2PermissionGrant>(store.Grants, index =>
        {
            var client = store.Grants.ClientIdAt(index);
            if (!ReferenceEquals(client, last))
            {
                last = client;
                holder = client is null ? null : apps.Obtain(new AppReference(null, client, null, null));
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

    /// <summary>Row numbers sorted by the place of their app, and where each app's begin.</summary>
    private sealed class Part<T>
        where T : EvidenceRecord
    {
        private readonly IReadOnlyList<T> all;
        private readonly int[] rows;
        private readonly int[] starts;

        public Part(IReadOnlyList<T> all, Func<int, AppDraft?> holderOf)
        {
            this.all = all;
            var holders = new int[all.Count];
            var count = 0;
            for (var i = 0; i < all.Count; i++)
            {
                holders[i] = holderOf(i)?.Ordinal ?? -1;
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

            rows = new int[starts[count]];
            var next = (int[])starts.Clone();
            for (var i = 0; i < all.Count; i++)
            {
                if (holders[i] >= 0)
                {
                    rows[next[holders[i]]++] = i;
                }
            }
        }

        public IEnumerable<T> Of(AppDraft app)
        {
            for (var i = Start(app.Ordinal); i < Start(app.Ordinal + 1); i++)
            {
                yield return all[rows[i]];
            }
        }

        private int Start(int ordinal) => starts[Math.Min(ordinal, starts.Length - 1)];
    }
}

using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>Joins an app's grants, where they are effective, with what the audit log says of them. What a manifest asks for is no grant.</summary>
internal sealed class PermissionJoiner(EvidenceCoverage coverage, PermissionResolver permissions)
{
    // Emptying costs what it has grown to.
    private const int MostSpared = 128;

    private static readonly KeyComparer ByKey = new();

    // A hundred thousand apps with a handful each: one table for all of them, unless two are joined at the same time.
    private Held? spare;

    public IReadOnlyList<HeldPermission> Join(AppDraft app, IEnumerable<AppRoleAssignment> assignments, IEnumerable<DelegatedGrantRow> grants)
    {
        var held = Interlocked.Exchange(ref spare, null) ?? new Held(ByKey);
        try
        {
            return Join(app, assignments, grants, held);
        }
        finally
        {
            if (held.Count <= MostSpared)
            {
                held.Clear();
                spare = held;
            }
        }
    }

    private IReadOnlyList<HeldPermission> Join(AppDraft app, IEnumerable<AppRoleAssignment> assignments, IEnumerable<DelegatedGrantRow> grants, Held held)
    {
        foreach (var assignment in assignments)
        {
            AddRole(app, assignment, held);
        }

        foreach (var grant in grants)
        {
            AddScopes(app, grant, held);
        }

        if (app.Events.Count > 0)
        {
            foreach (var found in app.Events.Where(found => found.Succeeded))
            {
                AddEvent(found, held);
            }
        }

        return held.Count == 0 ? [] : held.InOrder(ByKey, permission => IsEffective(permission) == permission.IsEffective ? permission : permission with { IsEffective = IsEffective(permission) });
    }

    private void AddRole(AppDraft app, AppRoleAssignment assignment, Held held)
    {
        var row = EvidenceItem.Of(EntitySets.AppRoleAssignments, assignment, assignment.Id, string.Empty, assignment.CreatedDateTime);
        var permission = permissions.Role(assignment.ResourceId, assignment.ResourceAppId, assignment.ResourceDisplayName, assignment.AppRoleId, null, row);
        Add(held, permission with
        {
            GrantedAt = assignment.CreatedDateTime,
            Evidence = row with { Description = $"'{app.Name}' holds application permission {permission.Value} ({permission.ResourceName ?? permission.ResourceAppId ?? "unknown resource"})" },
        });
    }

    private void AddScopes(AppDraft app, DelegatedGrantRow grant, Held held)
    {
        var isTenantWide = grant.IsTenantWide;
        EvidenceItem? row = null;
        foreach (var meaning in permissions.ScopesOf(grant))
        {
            // Described only where it is kept: of a harmless scope, once for all its users.
            var key = Key.Of(meaning, isTenantWide, grant.PrincipalId);
            if (held.TryGetValue(key, out var known))
            {
                known.UserCount += isTenantWide ? 0 : 1;
            }
            else
            {
                row ??= EvidenceItem.Of(EntitySets.OAuth2PermissionGrants, new StoredGrant(app, grant.Table, grant.Index));
                held.Add(key, PermissionResolver.Scope(meaning, isTenantWide, grant.PrincipalId, row));
            }
        }
    }

    private static void AddEvent(AppEvent found, Held held)
    {
        foreach (var permission in found.Permissions)
        {
            var key = Key.Of(permission);
            var isKnown = held.TryGetValue(key, out var before);
            if (found.Kind == AppEventKind.PermissionRemoved)
            {
                if (isKnown && !before!.IsInObjects)
                {
                    held[key] = before with { RemovedAt = found.Time };
                }
            }
            else
            {
                held[key] = isKnown ? before! with { GrantedAt = before.GrantedAt ?? found.Time, RemovedAt = null } : permission;
            }
        }
    }

    private bool IsEffective(HeldPermission permission) => permission.IsInObjects
        || (permission.RemovedAt is null && !coverage.Has(permission.IsApplicationPermission ? EntitySets.AppRoleAssignments : EntitySets.OAuth2PermissionGrants));

    private static void Add(Held held, HeldPermission permission)
    {
        var key = Key.Of(permission);
        if (!held.TryGetValue(key, out var before) || permission.GrantedAt < before.GrantedAt)
        {
            held[key] = permission;
        }
    }

    /// <summary>What makes a permission itself. A harmless scope that thousands of users consented to is kept once; of a dangerous one every user matters.</summary>
    private readonly record struct Key(bool IsScope, string? Resource, string? Name, bool IsTenantWide, string? PrincipalId, int Hash)
    {
        public static Key Of(HeldPermission permission) => Of(permission.Meaning, permission.IsTenantWide, permission.PrincipalId);

        public static Key Of(PermissionMeaning meaning, bool isTenantWide, string? principalId) => meaning.IsApplicationPermission
            ? new(false, meaning.AppId ?? meaning.ResourceName, meaning.PermissionId, false, null, meaning.Hash)
            : new(true, meaning.AppId ?? meaning.ResourceName, meaning.Name, isTenantWide, meaning.Danger is null || isTenantWide ? null : principalId, meaning.Hash);
    }

    /// <summary>What one app holds while it is joined, and room to put it in order.</summary>
    private sealed class Held(IEqualityComparer<Key> comparer) : Dictionary<Key, HeldPermission>(comparer)
    {
        private readonly List<KeyValuePair<Key, HeldPermission>> ordered = [];

        public HeldPermission[] InOrder(IComparer<Key> comparer, Func<HeldPermission, HeldPermission> finish)
        {
            ordered.AddRange(this);
            ordered.Sort((one, other) => comparer.Compare(one.Key, other.Key));
            var result = new HeldPermission[ordered.Count];
            for (var i = 0; i < result.Length; i++)
            {
                result[i] = finish(ordered[i].Value);
            }

            ordered.Clear();
            return result;
        }
    }

    private sealed class KeyComparer : IEqualityComparer<Key>, IComparer<Key>
    {
        public bool Equals(Key one, Key other) => one.Hash == other.Hash && one.IsScope == other.IsScope && one.IsTenantWide == other.IsTenantWide
            && Same(one.Name, other.Name) && Same(one.Resource, other.Resource) && Same(one.PrincipalId, other.PrincipalId);

        public int GetHashCode(Key key) => key.Hash ^ (PermissionMeaning.HashOf(key.PrincipalId) * 397) ^ (key.IsScope ? 1 : 0) ^ (key.IsTenantWide ? 2 : 0);

        public int Compare(Key one, Key other)
        {
            var order = one.IsScope.CompareTo(other.IsScope);
            order = order != 0 ? order : Compare(one.Resource, other.Resource);
            order = order != 0 ? order : Compare(one.Name, other.Name);
            order = order != 0 ? order : one.IsTenantWide.CompareTo(other.IsTenantWide);
            return order != 0 ? order : Compare(one.PrincipalId, other.PrincipalId);
        }

        private static int Compare(string? one, string? other) => ReferenceEquals(one, other) ? 0 : string.CompareOrdinal(one, other);

        private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    }
}

using System.Collections.Concurrent;
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

    // The same few lists of scopes stand in half a million grants.
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> scopes = new(StringComparer.Ordinal);

    // A hundred thousand apps with a handful each: one table for all of them, unless two are joined at the same time.
    private Dictionary<Key, HeldPermission>? spare;

    public static bool IsTenantWide(OAuth2PermissionGrant grant) => string.Equals(grant.ConsentType, "AllPrincipals", StringComparison.OrdinalIgnoreCase);

    public IReadOnlyList<HeldPermission> Join(AppDraft app, IEnumerable<AppRoleAssignment> assignments, IEnumerable<OAuth2PermissionGrant> grants)
    {
        var held = Interlocked.Exchange(ref spare, null) ?? new Dictionary<Key, HeldPermission>(ByKey);
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

    private IReadOnlyList<HeldPermission> Join(AppDraft app, IEnumerable<AppRoleAssignment> assignments, IEnumerable<OAuth2PermissionGrant> grants, Dictionary<Key, HeldPermission> held)
    {
        foreach (var assignment in assignments)
        {
            AddRole(app, assignment, held);
        }

        foreach (var grant in grants)
        {
            AddScopes(app, grant, held);
        }

        foreach (var found in app.Events.Where(found => found.Succeeded))
        {
            AddEvent(found, held);
        }

        if (held.Count == 0)
        {
            return [];
        }

        var ordered = held.ToArray();
        Array.Sort(ordered, (one, other) => ByKey.Compare(one.Key, other.Key));
        return Array.ConvertAll(ordered, entry => IsEffective(entry.Value) == entry.Value.IsEffective ? entry.Value : entry.Value with { IsEffective = IsEffective(entry.Value) });
    }

    private void AddRole(AppDraft app, AppRoleAssignment assignment, Dictionary<Key, HeldPermission> held)
    {
        var row = EvidenceItem.Of(EntitySets.AppRoleAssignments, assignment, assignment.Id, string.Empty, assignment.CreatedDateTime);
        var permission = permissions.Role(assignment.ResourceId, assignment.ResourceAppId, assignment.ResourceDisplayName, assignment.AppRoleId, null, row);
        Add(held, permission with
        {
            GrantedAt = assignment.CreatedDateTime,
            Evidence = row with { Description = $"'{app.Name}' holds application permission {permission.Value} ({permission.ResourceName ?? permission.ResourceAppId ?? "unknown resource"})" },
        });
    }

    private void AddScopes(AppDraft app, OAuth2PermissionGrant grant, Dictionary<Key, HeldPermission> held)
    {
        var isTenantWide = IsTenantWide(grant);
        EvidenceItem? row = null;
        foreach (var scope in grant.Scope is { } text ? scopes.GetOrAdd(text, ConsentPermissions.Split) : [])
        {
            // Described only where it is kept: of a harmless scope, once for all its users.
            var key = permissions.ScopeKey(grant.ResourceId, scope, isTenantWide, grant.PrincipalId);
            if (!held.ContainsKey(key))
            {
                row ??= RowOf(app, grant, isTenantWide);
                held.Add(key, permissions.Scope(grant.ResourceId, scope, isTenantWide, grant.PrincipalId, row));
            }
        }
    }

    private static EvidenceItem RowOf(AppDraft app, OAuth2PermissionGrant grant, bool isTenantWide) => EvidenceItem.Of(
        EntitySets.OAuth2PermissionGrants, grant, grant.Id, () => $"'{app.Name}' holds delegated {grant.Scope?.Trim()} for {(isTenantWide ? "all users" : "user " + grant.PrincipalId)}");

    private static void AddEvent(AppEvent found, Dictionary<Key, HeldPermission> held)
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

    private static void Add(Dictionary<Key, HeldPermission> held, HeldPermission permission)
    {
        var key = Key.Of(permission);
        if (!held.TryGetValue(key, out var before) || permission.GrantedAt < before.GrantedAt)
        {
            held[key] = permission;
        }
    }

    /// <summary>What makes a permission itself. A harmless scope that thousands of users consented to is kept once; of a dangerous one every user matters.</summary>
    internal readonly record struct Key(bool IsScope, string? Resource, string? Name, bool IsTenantWide, string? PrincipalId)
    {
        public static Key Of(HeldPermission permission) => permission.IsApplicationPermission
            ? new Key(false, permission.ResourceAppId ?? permission.ResourceName, permission.PermissionId, false, null)
            : new Key(true, permission.ResourceAppId ?? permission.ResourceName, permission.Value, permission.IsTenantWide, permission.Danger is null ? null : permission.PrincipalId);
    }

    private sealed class KeyComparer : IEqualityComparer<Key>, IComparer<Key>
    {
        public bool Equals(Key one, Key other) => one.IsScope == other.IsScope && one.IsTenantWide == other.IsTenantWide
            && Same(one.Name, other.Name) && Same(one.Resource, other.Resource) && Same(one.PrincipalId, other.PrincipalId);

        public int GetHashCode(Key key) => Hash(key.Name) ^ (Hash(key.PrincipalId) * 397) ^ (key.IsScope ? 1 : 0) ^ (key.IsTenantWide ? 2 : 0);

        public int Compare(Key one, Key other)
        {
            var order = one.IsScope.CompareTo(other.IsScope);
            order = order != 0 ? order : string.CompareOrdinal(one.Resource, other.Resource);
            order = order != 0 ? order : string.CompareOrdinal(one.Name, other.Name);
            order = order != 0 ? order : one.IsTenantWide.CompareTo(other.IsTenantWide);
            return order != 0 ? order : string.CompareOrdinal(one.PrincipalId, other.PrincipalId);
        }

        private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

        private static int Hash(string? text) => text is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(text);
    }
}

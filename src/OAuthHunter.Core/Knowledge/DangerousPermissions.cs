using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Knowledge;

/// <summary>
/// Permissions that matter in a takeover. Application permissions are keyed by (resource, id), delegated scopes by (resource,
/// name): the same GUID can exist on two resources.
/// </summary>
public static class DangerousPermissions
{
    private static readonly Lazy<IReadOnlyList<DangerousPermission>> Table = new(Load);

    private static readonly Lazy<Dictionary<string, DangerousPermission>> Roles = new(() => Index(Table.Value.Where(row => row.IsApplicationPermission), row => row.PermissionId));

    private static readonly Lazy<Dictionary<string, DangerousPermission>> Scopes = new(() => Index(Table.Value.Where(row => !row.IsApplicationPermission), row => row.Value));

    private static readonly Lazy<Dictionary<string, DangerousPermission>> ScopesById = new(() => Index(Table.Value.Where(row => !row.IsApplicationPermission), row => row.PermissionId));

    public static IReadOnlyList<DangerousPermission> All => Table.Value;

    /// <summary>The application permission, or null when it is not dangerous.</summary>
    public static DangerousPermission? FindRole(string? resourceAppId, string? appRoleId) =>
        resourceAppId is not null && appRoleId is not null && Roles.Value.TryGetValue(Key(resourceAppId, appRoleId), out var row) ? row : null;

    /// <summary>The delegated scope, or null when it is not dangerous.</summary>
    public static DangerousPermission? FindScope(string? resourceAppId, string? scope) =>
        resourceAppId is not null && scope is not null && Scopes.Value.TryGetValue(Key(resourceAppId, scope), out var row) ? row : null;

    /// <summary>What a line of a manifest asks for, or null when it is not dangerous. Manifests name scopes by id.</summary>
    public static DangerousPermission? Find(RequiredPermission required) => required.ResourceAppId is null || required.PermissionId is null ? null
        : required.IsApplicationPermission ? FindRole(required.ResourceAppId, required.PermissionId)
        : ScopesById.Value.TryGetValue(Key(required.ResourceAppId, required.PermissionId), out var row) ? row : null;

    private static string Key(string resourceAppId, string permission) => resourceAppId.ToLowerInvariant() + "|" + permission.Trim().ToLowerInvariant();

    private static Dictionary<string, DangerousPermission> Index(IEnumerable<DangerousPermission> rows, Func<DangerousPermission, string> part)
    {
        var index = new Dictionary<string, DangerousPermission>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            index[Key(row.ResourceAppId, part(row))] = row;
        }

        return index;
    }

    private static IReadOnlyList<DangerousPermission> Load() => [.. KnowledgeTable.Load("dangerous-permissions.csv").Select(row => new DangerousPermission
    {
        ResourceAppId = row["resource_app_id"],
        ResourceName = row["resource_name"],
        PermissionId = row["permission_id"],
        Value = row["permission_value"],
        IsApplicationPermission = row["type"] == "Application",
        Severity = (Severity)Enum.Parse(typeof(Severity), row["severity"]),
        Class = row["class"],
        Reason = row["reason"],
    })];
}

using OAuthHunter.Knowledge;

namespace OAuthHunter.Facts.Apps;

/// <summary>What a permission is, apart from who holds it: looked up once, because the same few stand in half a million grants.</summary>
internal sealed record PermissionMeaning
{
    /// <summary>As the table of dangerous permissions spells it, else as the evidence does.</summary>
    public required string Name { get; init; }

    public bool IsApplicationPermission { get; init; }

    /// <summary>Application id of the API; null when nothing tells.</summary>
    public string? AppId { get; init; }

    public string? ResourceName { get; init; }

    /// <summary>App role id; null for scopes, which are granted by name.</summary>
    public string? PermissionId { get; init; }

    /// <summary>Null for what is harmless.</summary>
    public DangerousPermission? Danger { get; init; }

    public bool IsManageExchange { get; init; }

    /// <summary>Of what the permission is known by, in any case: the id of a role, the name of a scope.</summary>
    public int Hash { get; init; }

    public static int HashOf(string? text) => text is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(text);
}

using OAuthHunter.Knowledge;

namespace OAuthHunter.Facts.Apps;

/// <summary>A delegated scope of an API, looked up once: the same few stand in half a million grants.</summary>
/// <param name="scope">As the grant writes it.</param>
/// <param name="appId">Application id of the API; null when nothing tells.</param>
/// <param name="resourceName">Its name.</param>
/// <param name="danger">Null for a harmless scope.</param>
internal sealed class ScopeMeaning(string scope, string? appId, string? resourceName, DangerousPermission? danger)
{
    public string? AppId => appId;

    public string? ResourceName => resourceName;

    public DangerousPermission? Danger => danger;

    /// <summary>As the table of dangerous permissions spells it, else as the grant does.</summary>
    public string Name { get; } = danger?.Value ?? scope;

    /// <summary>Of the name in any case.</summary>
    public int NameHash { get; } = Hash(danger?.Value ?? scope);

    public static int Hash(string? text) => text is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(text);
}

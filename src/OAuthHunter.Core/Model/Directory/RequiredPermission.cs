namespace OAuthHunter.Model;

/// <summary>One line of an app manifest: a permission that the app asks for.</summary>
public sealed record RequiredPermission
{
    public string? ResourceAppId { get; init; }
    public string? PermissionId { get; init; }
    public bool IsApplicationPermission { get; init; }
}

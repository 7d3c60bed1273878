using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Directory;

/// <summary>An app as its parts will show it: registration, service principal, grants, credentials, last use.</summary>
internal sealed class DemoApp
{
    public required string Name { get; init; }

    public required string AppId { get; init; }

    /// <summary>Object id of the registration; foreign apps have none here.</summary>
    public string? ObjectId { get; init; }

    public required string ServicePrincipalId { get; init; }

    public required string OwnerTenantId { get; init; }

    public DateTimeOffset Created { get; init; }

    public string? VerifiedPublisher { get; init; }

    public string SignInAudience { get; init; } = "AzureADMyOrg";

    public IReadOnlyList<string> ReplyUrls { get; init; } = [];

    public IReadOnlyList<AppCredential> Secrets { get; init; } = [];

    public IReadOnlyList<AppCredential> Certificates { get; init; } = [];

    public IReadOnlyList<GrantedPermission> AppPermissions { get; init; } = [];

    /// <summary>Delegated scopes on Microsoft Graph, separated by blanks.</summary>
    public string? Scopes { get; init; }

    /// <summary>Users who consented for themselves; empty when an administrator did for all.</summary>
    public IReadOnlyList<string> ConsentingUserIds { get; init; } = [];

    public IReadOnlyList<string> OwnerIds { get; init; } = [];

    public IReadOnlyList<PublishedPermission>? AppRoles { get; init; }

    /// <summary>Moved on by every sign-in that is written.</summary>
    public DateTimeOffset? LastSignIn { get; set; }

    /// <summary>An application permission, with the day on which it was granted.</summary>
    public sealed record GrantedPermission(string ResourceAppId, string RoleId, string Value, DateTimeOffset GrantedAt);
}

namespace OAuthHunter.Model;

/// <summary>Rules for getting and activating a role.</summary>
public sealed record RoleManagementPolicy
{
    public DateTimeOffset? LastModifiedDateTime { get; init; }
    public IReadOnlyList<RoleManagementRule>? Rules { get; init; }
}

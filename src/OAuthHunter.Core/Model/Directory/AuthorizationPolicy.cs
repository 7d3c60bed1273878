namespace OAuthHunter.Model;

/// <summary>What users and guests may do without being administrators (Graph <c>authorizationPolicy</c>).</summary>
public sealed record AuthorizationPolicy : EvidenceRecord
{
    public string? Id { get; init; }
    public bool? AllowUserConsentForRiskyApps { get; init; }
    public bool? AllowedToSignUpEmailBasedSubscriptions { get; init; }
    public bool? AllowEmailVerifiedUsersToJoinOrganization { get; init; }

    /// <summary>none, adminsAndGuestInviters, adminsGuestInvitersAndAllMembers or everyone.</summary>
    public string? AllowInvitesFrom { get; init; }
    /// <summary>Whether administrators may reset their own passwords.</summary>
    public bool? AllowedToUseSSPR { get; init; }
    public bool? BlockMsolPowerShell { get; init; }

    /// <summary>Role template that guests have: restricted, guest or member.</summary>
    public string? GuestUserRoleId { get; init; }
    public DefaultUserRolePermissions? DefaultUserRolePermissions { get; init; }
}

namespace OAuthHunter.Model;

/// <summary>The older per-user MFA setting of one user (Graph beta <c>strongAuthenticationRequirements</c>). Graph shows it user by user only.</summary>
public sealed record AuthenticationRequirement : EvidenceRecord
{
    /// <summary>Object id of the user, who the answer itself does not name.</summary>
    public string? Id { get; init; }
    public string? UserPrincipalName { get; init; }

    /// <summary>disabled, enabled (asked to register) or enforced.</summary>
    public string? PerUserMfaState { get; init; }
}

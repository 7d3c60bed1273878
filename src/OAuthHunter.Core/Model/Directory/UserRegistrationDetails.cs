namespace OAuthHunter.Model;

/// <summary>Registered authentication methods of a user (Graph <c>userRegistrationDetails</c>; Entra ID P1).</summary>
public sealed record UserRegistrationDetails : EvidenceRecord
{
    public string? Id { get; init; }
    public string? UserPrincipalName { get; init; }
    public string? UserDisplayName { get; init; }
    public bool? IsAdmin { get; init; }
    public bool? IsMfaRegistered { get; init; }
    public bool? IsMfaCapable { get; init; }
    public bool? IsPasswordlessCapable { get; init; }
    public IReadOnlyList<string>? MethodsRegistered { get; init; }
    public DateTimeOffset? LastUpdatedDateTime { get; init; }
}

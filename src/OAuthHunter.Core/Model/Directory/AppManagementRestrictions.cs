namespace OAuthHunter.Model;

/// <summary>Rules for the credentials of apps.</summary>
public sealed record AppManagementRestrictions
{
    public IReadOnlyList<CredentialRestriction>? PasswordCredentials { get; init; }
    public IReadOnlyList<CredentialRestriction>? KeyCredentials { get; init; }
}

namespace OAuthHunter.Model;

/// <summary>Last use of an app (Graph beta <c>servicePrincipalSignInActivity</c>; Entra ID P1).</summary>
public sealed record ServicePrincipalSignInActivity : EvidenceRecord
{
    public string? AppId { get; init; }
    public DateTimeOffset? LastSignInDateTime { get; init; }
    public DateTimeOffset? ApplicationAuthenticationClientLastSignInDateTime { get; init; }
}

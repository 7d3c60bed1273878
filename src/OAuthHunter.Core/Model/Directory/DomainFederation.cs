namespace OAuthHunter.Model;

/// <summary>The identity provider that a federated domain trusts (Graph <c>internalDomainFederation</c>).</summary>
public sealed record DomainFederation : EvidenceRecord
{
    public string? Id { get; init; }

    /// <summary>The domain. Graph does not repeat it in the object; null in an export that lost it.</summary>
    public string? DomainId { get; init; }
    public string? DisplayName { get; init; }
    public string? IssuerUri { get; init; }
    public string? MetadataExchangeUri { get; init; }
    public string? PassiveSignInUri { get; init; }
    public string? ActiveSignInUri { get; init; }

    /// <summary>Public certificate, Base64.</summary>
    public string? SigningCertificate { get; init; }

    /// <summary>A second certificate that is trusted as well, Base64.</summary>
    public string? NextSigningCertificate { get; init; }

    /// <summary>acceptIfMfaDoneByFederatedIdp, enforceMfaByFederatedIdp or rejectMfaByFederatedIdp.</summary>
    public string? FederatedIdpMfaBehavior { get; init; }
}

using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps an internalDomainFederation object of Graph. Which domain it is of is told by the request, or by the context of an export.</summary>
public static class DomainFederationMapper
{
    public static DomainFederation Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        DomainId = row.Text("domainId") ?? DomainOf(row.Text("@odata.context")),
        DisplayName = row.Text("displayName"),
        IssuerUri = row.Text("issuerUri"),
        MetadataExchangeUri = row.Text("metadataExchangeUri"),
        PassiveSignInUri = row.Text("passiveSignInUri"),
        ActiveSignInUri = row.Text("activeSignInUri"),
        SigningCertificate = row.Text("signingCertificate"),
        NextSigningCertificate = row.Text("nextSigningCertificate"),
        FederatedIdpMfaBehavior = row.Text("federatedIdpMfaBehavior"),
    };

    private static string? DomainOf(string? context)
    {
        const string Start = "#domains('";
        var start = context?.IndexOf(Start, StringComparison.Ordinal) ?? -1;
        var end = start < 0 ? -1 : context!.IndexOf("')", start, StringComparison.Ordinal);
        return end < 0 ? null : context!.Substring(start + Start.Length, end - start - Start.Length);
    }
}

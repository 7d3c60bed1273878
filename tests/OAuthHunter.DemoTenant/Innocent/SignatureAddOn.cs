using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Innocent;

/// <summary>A signature service returns mail as if from the tenant's own servers, and proves itself with its certificate.</summary>
internal static class SignatureAddOn
{
    public static void Build(Contoso contoso)
    {
        const string name = "Signature service inbound";
        contoso.Innocent.Add(name);
        MailFlow.AddInbound(contoso, new InboundConnector
        {
            Name = name,
            ConnectorType = "OnPremises",
            ConnectorSource = "Default",
            Comment = "Mail that comes back from the signature service. Do not remove.",
            SenderDomains = ["smtp:*;1"],
            RequireTls = true,
            RestrictDomainsToIPAddresses = false,
            RestrictDomainsToCertificate = true,
            TlsSenderCertificateName = "*.signatures.fabrikam.com",
            CloudServicesMailEnabled = true,
            WhenCreated = contoso.DaysAgo(620).AddHours(14),
        });
    }
}

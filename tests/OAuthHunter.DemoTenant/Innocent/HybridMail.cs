using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Innocent;

/// <summary>What Microsoft's hybrid wizard left years ago: a connector of the very type that the attack makes.</summary>
internal static class HybridMail
{
    public static void Build(Contoso contoso)
    {
        var id = contoso.Id("hybrid");
        var name = $"Inbound from {id}";
        var made = contoso.DaysAgo(1300).AddHours(12);
        contoso.Innocent.Add(name);
        MailFlow.AddInbound(contoso, new InboundConnector
        {
            Name = name,
            ConnectorType = "OnPremises",
            ConnectorSource = "HybridWizard",
            SenderDomains = ["smtp:*;1"],
            RequireTls = true,
            RestrictDomainsToIPAddresses = false,
            RestrictDomainsToCertificate = false,
            TlsSenderCertificateName = $"<I>CN=Contoso Issuing CA<S>CN=mail.{Contoso.Domain}",
            CloudServicesMailEnabled = true,
            WhenCreated = made,
        });
        contoso.Add(EntitySets.OutboundConnectors, new OutboundConnector
        {
            Identity = $"Outbound to {id}",
            Guid = contoso.Id("outbound/hybrid"),
            Name = $"Outbound to {id}",
            Enabled = true,
            ConnectorType = "OnPremises",
            ConnectorSource = "HybridWizard",
            SmartHosts = [$"mail.{Contoso.Domain}"],
            RecipientDomains = [Contoso.Domain],
            TlsSettings = "DomainValidation",
            TlsDomain = $"mail.{Contoso.Domain}",
            UseMXRecord = false,
            CloudServicesMailEnabled = true,
            RouteAllMessagesViaOnPremises = false,
            WhenCreated = made,
            WhenChanged = made,
        });
    }
}

using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Directory;

/// <summary>Connectors and rules that live today and stand out in nothing.</summary>
internal static class MailFlow
{
    public static void Build(Contoso contoso)
    {
        AddInbound(contoso, new InboundConnector
        {
            Name = "Payroll provider",
            ConnectorType = "Partner",
            ConnectorSource = "Default",
            Comment = "Payslips come only from the provider, over TLS.",
            SenderDomains = ["smtp:fabrikam.com;1"],
            RequireTls = true,
            RestrictDomainsToCertificate = true,
            RestrictDomainsToIPAddresses = false,
            TlsSenderCertificateName = "mail.fabrikam.com",
            WhenCreated = contoso.DaysAgo(910).AddHours(12),
        });
        contoso.Add(EntitySets.OutboundConnectors, new OutboundConnector
        {
            Identity = "To payroll provider",
            Guid = contoso.Id("outbound/payroll"),
            Name = "To payroll provider",
            Enabled = true,
            ConnectorType = "Partner",
            ConnectorSource = "Default",
            Comment = "Enforces TLS.",
            RecipientDomains = ["fabrikam.com"],
            UseMXRecord = true,
            TlsSettings = "DomainValidation",
            TlsDomain = "mail.fabrikam.com",
            WhenCreated = contoso.DaysAgo(910).AddHours(12),
            WhenChanged = contoso.DaysAgo(910).AddHours(12),
        });
        AddRule(contoso, 0, new TransportRule
        {
            Name = "Mark mail from outside",
            FromScope = "NotInOrganization",
            PrependSubject = "[External] ",
            Conditions = ["FromScope"],
            Actions = ["PrependSubject"],
            WhenChanged = contoso.DaysAgo(700).AddHours(14),
        });
        AddRule(contoso, 1, new TransportRule
        {
            Name = "Legal footer",
            FromScope = "InOrganization",
            SentToScope = "NotInOrganization",
            ApplyHtmlDisclaimerText = "<p>Contoso, registered in Amsterdam.</p>",
            Conditions = ["FromScope", "SentToScope"],
            Actions = ["ApplyHtmlDisclaimer"],
            WhenChanged = contoso.DaysAgo(500).AddHours(10),
        });
    }

    public static void AddInbound(Contoso contoso, InboundConnector connector) => contoso.Add(EntitySets.InboundConnectors, connector with
    {
        Identity = connector.Name,
        Guid = contoso.Id("inbound/" + connector.Name),
        Enabled = true,
        TreatMessagesAsInternal = false,
        EFSkipLastIP = false,
        EFTestMode = false,
        SenderIPAddresses = connector.SenderIPAddresses ?? [],
        EFSkipIPs = [],
        EFUsers = [],
        TrustedOrganizations = [],
        AssociatedAcceptedDomains = [],
        CloudServicesMailEnabled = connector.CloudServicesMailEnabled ?? false,
        WhenChanged = connector.WhenCreated,
    });

    public static void AddRule(Contoso contoso, int priority, TransportRule rule) => contoso.Add(EntitySets.TransportRules, rule with
    {
        Identity = rule.Name,
        Guid = contoso.Id("rule/" + rule.Name),
        State = "Enabled",
        Mode = "Enforce",
        Priority = priority,
        CreatedBy = contoso.People.MailAdmin.DisplayName,
        LastModifiedBy = contoso.People.MailAdmin.DisplayName,
    });
}

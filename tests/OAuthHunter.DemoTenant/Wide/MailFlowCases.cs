using OAuthHunter.DemoTenant.Attack;
using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>Connectors, domains and rules of every kind that is looked for, each beside one that only resembles it.</summary>
internal sealed class MailFlowCases : FamilyCases
{
    private const string Drop = "drop@fabrikam.com";

    public override void Build(Contoso contoso, CaseBook book)
    {
        var attacker = new Attacker(contoso);
        Inbound(contoso, book, attacker);
        Outbound(contoso, book);
        Filters(contoso, book);
        Attack(contoso, book, attacker);
        Rules(contoso, book);
        Log(contoso, book);
    }

    private static void Inbound(Contoso contoso, CaseBook book, Attacker attacker)
    {
        const string gateway = "Mimecast Inbound";
        var hybrid = $"Inbound from {contoso.Id("hybrid")}";
        var temporary = $"[SEPPmail.cloud] TempConnector {contoso.Id("temp connector")[..8]}";
        book.Guilty("CNX-001", attacker.ConnectorName);
        book.Innocent("CNX-001", hybrid);
        book.Guilty("CNX-002", attacker.ConnectorName);
        book.Innocent("CNX-002", "Ran_office printers");
        book.Guilty("CNX-003", attacker.ConnectorName);
        book.Innocent("CNX-003", temporary);
        book.Guilty("CNX-004", attacker.ConnectorName);
        book.Innocent("CNX-004", temporary);

        Add(contoso, new InboundConnector { Name = "Ran_office printers", ConnectorType = "OnPremises", SenderIPAddresses = ["10.20.0.0/24"], SenderDomains = ["smtp:contoso.com;1"] });
        Add(contoso, new InboundConnector { Name = "Any partner", ConnectorType = "Partner", SenderDomains = ["smtp:*;1"], RequireTls = true, RestrictDomainsToCertificate = false, RestrictDomainsToIPAddresses = false });
        book.Guilty("CNX-005", "Any partner");
        Add(contoso, new InboundConnector
        {
            Name = gateway, ConnectorType = "Partner", SenderDomains = ["smtp:*;1"], RequireTls = true, RestrictDomainsToIPAddresses = true, RestrictDomainsToCertificate = false,
            SenderIPAddresses = [BulkSenders.All[0].Ranges[0]], TlsSenderCertificateName = "*.mimecast.com",
        });
        book.Innocent("CNX-005", gateway);
        Add(contoso, new InboundConnector { Name = "Branch relay", ConnectorType = "Partner", SenderDomains = ["smtp:branch.fabrikam.com;1"], RequireTls = true, RestrictDomainsToIPAddresses = true, SenderIPAddresses = ["203.0.113.40"] }, internalMail: true);
        book.Guilty("CNX-006", "Branch relay");
        book.Innocent("CNX-006", "Signature service inbound");
        Add(contoso, new InboundConnector { Name = "Old gateway", ConnectorType = "Partner", SenderDomains = ["smtp:*;1"], RequireTls = true, RestrictDomainsToIPAddresses = true, SenderIPAddresses = ["203.0.113.50"] }, skipped: ["203.0.96.0/20"]);
        book.Guilty("CNX-007", "Old gateway");
        Add(contoso, new InboundConnector { Name = "New gateway", ConnectorType = "Partner", SenderDomains = ["smtp:*;1"], RequireTls = true, RestrictDomainsToIPAddresses = true, SenderIPAddresses = ["203.0.113.60"] }, skipped: ["203.0.113.60"]);
        book.Innocent("CNX-007", "New gateway");
        book.Guilty("CNX-008", attacker.ConnectorName);
        book.Innocent("CNX-008", gateway);
        contoso.Add(EntitySets.BlockedConnectors, new BlockedConnector { ConnectorId = contoso.Id("inbound/Branch relay"), Reason = "Suspicious mail", CreatedDateTime = contoso.DaysAgo(2).AddHours(3) });
        book.Guilty("CNX-010", "Branch relay");
        book.Innocent("CNX-010", "Signature service inbound");
    }

    private static void Outbound(Contoso contoso, CaseBook book)
    {
        contoso.Add(EntitySets.OutboundConnectors, new OutboundConnector
        {
            Identity = "Archive route", Guid = contoso.Id("outbound/archive"), Name = "Archive route", Enabled = true, ConnectorType = "Partner", ConnectorSource = "Default",
            SmartHosts = ["203.0.113.9"], RecipientDomains = ["*"], UseMXRecord = false, TlsSettings = "EncryptionOnly", IsTransportRuleScoped = true,
            WhenCreated = contoso.DaysAgo(12), WhenChanged = contoso.DaysAgo(12),
        });
        book.Guilty("CNX-011", "Archive route");
        book.Innocent("CNX-011", $"Outbound to {contoso.Id("hybrid")}");
        contoso.Add(EntitySets.DirectoryAudits, new DirectoryAudit
        {
            Id = contoso.Id("domain added"), ActivityDateTime = contoso.DaysAgo(6).AddHours(11), ActivityDisplayName = "Add unverified domain", Result = "success", Category = "DirectoryManagement",
            InitiatedBy = new AuditActor { Kind = AuditActorKind.User, Id = contoso.People.Victim.Id, UserPrincipalName = contoso.People.Victim.UserPrincipalName, IPAddress = "192.0.2.77" },
            TargetResources = [new AuditTarget { DisplayName = "shop.fabrikam.com", Type = "Domain" }],
        });
        book.Guilty("CNX-013", "shop.fabrikam.com");
        book.Innocent("CNX-013", Contoso.Domain);
        book.Innocent("CNX-014", contoso.TenantId);
        contoso.Add(EntitySets.DnsRecords, new DnsRecords
        {
            Domain = Contoso.Domain, MailExchangers = ["contoso-com.mail.protection.outlook.com"], Spf = "v=spf1 include:spf.protection.outlook.com -all", SpfLookups = 1, Dmarc = "v=DMARC1; p=reject",
        });
        contoso.Add(EntitySets.DnsRecords, new DnsRecords { Domain = "promo.contoso.com", MailExchangers = [], Spf = "v=spf1 +all", SpfLookups = 0, Dmarc = string.Empty });
        book.Guilty("CNX-015", "promo.contoso.com");
        book.Innocent("CNX-015", Contoso.Domain);
    }

    private static void Filters(Contoso contoso, CaseBook book)
    {
        contoso.Add(EntitySets.HostedConnectionFilterPolicies, new HostedConnectionFilterPolicy { Identity = "Imported", Name = "Imported", IPAllowList = ["203.0.112.0/22"], IPBlockList = [], EnableSafeList = false });
        book.Guilty("CNX-012", "HostedConnectionFilterPolicy/Imported");
        book.Innocent("CNX-012", "HostedConnectionFilterPolicy/Default");
        contoso.Add(EntitySets.HostedContentFilterPolicies, new HostedContentFilterPolicy { Identity = "Sales", Name = "Sales", AllowedSenders = [], AllowedSenderDomains = ["gmail.com"], WhenChanged = contoso.DaysAgo(40) });
        book.Guilty("TRN-010", "HostedContentFilterPolicy/Sales");
        book.Innocent("TRN-010", "HostedContentFilterPolicy/Default");
    }

    private static void Attack(Contoso contoso, CaseBook book, Attacker attacker)
    {
        const string privacy = "Privacy: hide client address";
        book.Guilty("TRN-001", "Test01");
        book.Innocent("TRN-001", privacy);
        book.Guilty("TRN-002", "Test01");
        book.Innocent("TRN-002", privacy);
        book.Guilty("TRN-003", "Test01");
        Rule(contoso, new TransportRule { Name = "Test rule 1", PrependSubject = "[Test] ", SentToScope = "InOrganization" });
        book.Innocent("TRN-003", "Test rule 1");
        book.Guilty("TRN-007", "Test01");
        book.Guilty("TRN-008", "Test01");
        book.Innocent("TRN-008", "Seasonal opening hours");
        var exchange = new ExchangeWriter(contoso, "wide attack");
        exchange.ByApp(contoso.Apps[attacker.AppId], attacker.Sender, attacker.SpamRun.AddMinutes(10), "Disable-AntiPhishRule", "Strict phishing protection", new NameValue("Identity", "Strict phishing protection"));
        for (var day = 14; day >= 0; day--)
        {
            Send(contoso, attacker.SpamRun.AddDays(-day).AddMinutes(30), day == 0 ? 2_000 : 40 + (day % 3), day == 0 ? attacker.Sender.IPAddress : null);
        }

        book.Guilty("CNX-009", attacker.ConnectorName);
        book.Innocent("CNX-009", "Signature service inbound");
        book.Guilty("TRN-009", "AntiPhishRule/Strict phishing protection");
    }

    private static void Rules(Contoso contoso, CaseBook book)
    {
        Rule(contoso, new TransportRule { Name = "Let partner through", SetSCL = "-1", SenderDomainIs = ["fabrikam.com"], FromScope = "NotInOrganization" });
        book.Guilty("TRN-004", "Let partner through");
        Rule(contoso, new TransportRule { Name = "Scanner mail", SetSCL = "-1", SenderIpRanges = ["203.0.113.70"] });
        book.Innocent("TRN-004", "Scanner mail");
        Rule(contoso, new TransportRule { Name = "Quality copies", BlindCopyTo = [Drop], SubjectContainsWords = ["invoice"] });
        book.Guilty("TRN-005", "Quality copies");
        Rule(contoso, new TransportRule { Name = "Desk copies", BlindCopyTo = ["desk@contoso.com"], SubjectContainsWords = ["invoice"] });
        book.Innocent("TRN-005", "Desk copies");
        Rule(contoso, new TransportRule { Name = "Tidy up", DeleteMessage = true, SubjectContainsWords = ["Undeliverable", "Delivery Status"] });
        book.Guilty("TRN-006", "Tidy up");
        Rule(contoso, new TransportRule { Name = "Card numbers", DeleteMessage = true, SubjectContainsWords = ["credit card"] });
        book.Innocent("TRN-006", "Card numbers");
        Rule(contoso, new TransportRule { Name = "Contracts", RouteMessageOutboundConnector = "Archive route", SubjectContainsWords = ["contract"] });
        book.Guilty("TRN-011", "Contracts");
        Rule(contoso, new TransportRule { Name = "Payslips", RouteMessageOutboundConnector = "To payroll provider", SubjectContainsWords = ["payslip"] });
        book.Innocent("TRN-011", "Payslips");
        Rule(contoso, new TransportRule { Name = "Season's greetings", ApplyHtmlDisclaimerText = "<a href=\"https://win.fabrikam.com/card\">You won</a>", SentToScope = "NotInOrganization" });
        book.Guilty("TRN-012", "Season's greetings");
        book.Innocent("TRN-012", "Legal footer");
    }

    private static void Log(Contoso contoso, CaseBook book)
    {
        var exchange = new ExchangeWriter(contoso, "wide log");
        var admin = contoso.People.MailAdmin;
        var time = contoso.DaysAgo(12).AddHours(9);
        exchange.ByPerson(admin, time, "New-TransportRule", "Maintenance banner", new NameValue("Name", "Maintenance banner"), new NameValue("PrependSubject", "[Maintenance tonight] "), new NameValue("SentToScope", "InOrganization"));
        exchange.ByPerson(admin, time.AddHours(8), "Remove-TransportRule", "Maintenance banner", new NameValue("Identity", "Maintenance banner"), new NameValue("Confirm", "False"));
        book.Innocent("TRN-007", "Maintenance banner");
        exchange.ByPerson(admin, time.AddHours(1), "Enable-EOPProtectionPolicyRule", "Standard Preset Security Policy", new NameValue("Identity", "Standard Preset Security Policy"));
        exchange.ByPerson(admin, time.AddHours(1).AddMinutes(6), "Disable-HostedContentFilterRule", "Old spam rule", new NameValue("Identity", "Old spam rule"));
        book.Innocent("TRN-009", "HostedContentFilterRule/Old spam rule");
    }

    private static void Add(Contoso contoso, InboundConnector connector, bool internalMail = false, IReadOnlyList<string>? skipped = null) => contoso.Add(EntitySets.InboundConnectors, connector with
    {
        Identity = connector.Name,
        Guid = contoso.Id("inbound/" + connector.Name),
        Enabled = true,
        ConnectorSource = "Default",
        TreatMessagesAsInternal = internalMail,
        CloudServicesMailEnabled = false,
        EFSkipLastIP = false,
        EFTestMode = false,
        EFSkipIPs = skipped ?? [],
        TrustedOrganizations = [],
        WhenCreated = contoso.DaysAgo(500),
        WhenChanged = contoso.DaysAgo(500),
    });

    private static void Send(Contoso contoso, DateTimeOffset time, int recipients, string? from)
    {
        for (var number = 0; number < recipients; number++)
        {
            contoso.Add(EntitySets.MessageTraces, new MessageTrace
            {
                MessageTraceId = contoso.Id($"trace/{time.UtcTicks}/{number / 10}"), Received = time.AddSeconds(number), SenderAddress = "news@contoso.com",
                RecipientAddress = $"reader{number}@fabrikam.com", Status = "Delivered", FromIP = from, ToIP = "192.0.2.200",
            });
        }
    }

    private static void Rule(Contoso contoso, TransportRule rule) => MailFlow.AddRule(contoso, 10, rule with { WhenChanged = contoso.DaysAgo(15) });
}

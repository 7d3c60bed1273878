using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx001RelayConnectorDetectionTests
{
    private static readonly InboundConnector Relay = new()
    {
        Name = "Relay", Enabled = true, ConnectorType = "OnPremises", ConnectorSource = "Default", SenderIPAddresses = ["203.0.113.10"],
        SenderDomains = ["smtp:*;1"], RequireTls = false, WhenCreated = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public void ReportsAnOpenRelay()
    {
        var finding = Assert.Single(Hunt(Relay).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(Confidence.High, finding.Confidence);
        Assert.Equal(TargetKind.InboundConnector, finding.TargetKind);
        Assert.Equal("Relay", finding.TargetId);
        Assert.Equal(EntitySets.InboundConnectors.Name, Assert.Single(finding.Evidence).EntitySet);
        Assert.Contains("203.0.113.10", finding.Summary);
    }

    [Fact]
    public void AnyDomainWithoutAddressesIsOpenToo() => Assert.Single(Hunt(Relay with { SenderIPAddresses = [] }).Findings);

    public static TheoryData<string, InboundConnector> Benign => new()
    {
        { "hybrid", Relay with { Name = "Inbound from 8f14e45f-ceea-467f-a0e6-0a1b2c3d4e5f", ConnectorSource = "HybridWizard", RequireTls = true, TlsSenderCertificateName = "CN=mail.contoso.com" } },
        { "migrated", Relay with { ConnectorSource = "Migrated" } },
        { "bound to a certificate", Relay with { RequireTls = true, TlsSenderCertificateName = "*.contoso.com" } },
        { "Partner", Relay with { ConnectorType = "Partner" } },
        { "disabled", Relay with { Enabled = false } },
        { "private addresses", Relay with { SenderIPAddresses = ["10.0.0.5", "192.168.1.0/24"] } },
        { "nobody listed", Relay with { SenderIPAddresses = [], SenderDomains = ["smtp:contoso.com;1"] } },
        { "type not told", Relay with { ConnectorType = null } },
    };

    [Theory]
    [MemberData(nameof(Benign))]
    public void PassesWhatIsNoOpenRelay(string because, InboundConnector connector)
    {
        var result = Hunt(connector);

        Assert.True(result.Findings.Count == 0, because);
        Assert.Equal(DetectionState.PartlyAssessed, result.StateOf("CNX-001"));
    }

    public static TheoryData<string, InboundConnector> Mild => new()
    {
        { "signature add-on", Relay with { Name = "CodeTwo Inbound connector", RequireTls = null, TlsSenderCertificateName = "*.emailsignatures.codetwo.com" } },
        { "two-year-old scanner with TLS", Relay with { Name = "Scanner", RequireTls = true, WhenCreated = new DateTimeOffset(2024, 8, 1, 0, 0, 0, TimeSpan.Zero) } },
    };

    [Theory]
    [MemberData(nameof(Mild))]
    public void KeepsLookAlikesLow(string because, InboundConnector connector)
    {
        var finding = Assert.Single(Hunt(connector).Findings);

        Assert.True(finding.Severity == Severity.Low, because);
    }

    [Fact]
    public void AProductNameAloneIsNoAlibi() => Assert.Equal(Severity.Medium, Assert.Single(Hunt(Relay with { Name = "CodeTwo Inbound connector" }).Findings).Severity);

    // The provider's published range is what is looked for; the first of the table will do.
    public static TheoryData<string, string, string> Telling => new()
    {
        { "Ran_qWxTz", "203.0.113.10", "2022 campaign" },
        { "Relay", BulkSenders.All.First(sender => sender.Ranges.Count > 0).Ranges[0], "bulk mail" },
    };

    [Theory]
    [MemberData(nameof(Telling))]
    public void NameAndAddressesMakeItCritical(string name, string addresses, string reason)
    {
        var finding = Assert.Single(Hunt(Relay with { Name = name, SenderIPAddresses = [addresses] }).Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Contains(finding.Escalations, text => text.Contains(reason));
    }

    [Theory]
    [InlineData(null, "No SPF record of an own domain names 203.0.113.10")]
    [InlineData("198.51.100.9", "No SPF or MX record of an own domain names 203.0.113.10")]
    [InlineData("203.0.113.10", "Each of the addresses is named by an SPF or MX record")]
    public void AddressesAreComparedWithWhatOwnDomainsPublish(string? mailServer, string expected)
    {
        var dns = new DnsRecords { Domain = "contoso.com", Spf = "v=spf1 ip4:198.51.100.0/24 -all", SpfRanges = ["198.51.100.0/24"], MailExchangerAddresses = mailServer is null ? null : [mailServer] };
        var result = TestTenant.Contoso().Add(EntitySets.InboundConnectors, Relay with { SenderIPAddresses = ["203.0.113.10"] }).Add(EntitySets.DnsRecords, dns).Hunt("CNX-001");

        Assert.Contains(expected, Assert.Single(result.Findings).Summary);
    }

    [Fact]
    public void ARuleThatHidesTheSourceMakesItCritical()
    {
        var result = TestTenant.Contoso().Add(EntitySets.InboundConnectors, Relay)
            .Add(EntitySets.TransportRules, new TransportRule { Name = "r", RemoveHeader = "received-spf" }).Hunt("CNX-001");

        Assert.Contains("'r'", Assert.Single(Assert.Single(result.Findings).Escalations));
    }

    [Fact]
    public void ADeletedRelayIsJudgedFromTheLog()
    {
        var finding = Assert.Single(TestTenant.Contoso()
            .Add(EntitySets.UnifiedAuditLog, MailFlowRecords.NewConnector(0, "Relay").AsApp(), MailFlowRecords.RemoveConnector(60, "Relay").AsApp())
            .Hunt("CNX-001").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count);
        Assert.Contains("removed", finding.Summary);
        Assert.Contains("app:" + MailFlowRecords.AppId, finding.Subjects);
        Assert.Contains("ip:203.0.113.9", finding.Subjects);
    }

    [Fact]
    public void ALivingRelayHasABeginningButNoEnd()
    {
        var finding = Assert.Single(TestTenant.Contoso()
            .Add(EntitySets.InboundConnectors, Relay with { WhenCreated = MailFlowRecords.Day })
            .Add(EntitySets.UnifiedAuditLog, MailFlowRecords.NewConnector(0, "Relay")).Hunt("CNX-001").Findings);

        Assert.Equal(MailFlowRecords.Day, finding.FirstSeen);
        Assert.Null(finding.LastSeen);
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CNX-001").StateOf("CNX-001"));

    [Fact]
    public void AnIncompleteListingIsNoPass() =>
        Assert.Equal(DetectionState.PartlyAssessed, TestTenant.Contoso().With(EntitySets.UnifiedAuditLog)
            .Without(EntitySets.InboundConnectors, EvidenceState.Incomplete, "page 2 failed").Hunt("CNX-001").StateOf("CNX-001"));

    [Fact]
    public void WithAllEvidenceAndNoConnectorItPasses() =>
        Assert.Equal(DetectionState.Pass, TestTenant.Contoso().With(EntitySets.UnifiedAuditLog, EntitySets.InboundConnectors).Hunt("CNX-001").StateOf("CNX-001"));

    private static HuntResult Hunt(InboundConnector connector) => TestTenant.Contoso().Add(EntitySets.InboundConnectors, connector with { }).Hunt("CNX-001");
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Trn010AllowListDetectionTests
{
    [Theory]
    [InlineData("AllowedSenderDomains", "gmail.com;fabrikam.com", Severity.Medium)]
    [InlineData("AllowedSenders", "someone@outlook.com", Severity.Medium)]
    [InlineData("AllowedSenderDomains", "@{Add=\"contoso.com\"}", Severity.High)]
    public void FreeMailIsMediumAndAnOwnDomainHigh(string parameter, string value, Severity severity)
    {
        var finding = Assert.Single(Hunt(MailFlowRecords.By("Set-HostedContentFilterPolicy", 0, ("Identity", "Default"), (parameter, value))).Findings);

        Assert.Equal(severity, finding.Severity);
        Assert.DoesNotContain("fabrikam.com", finding.Summary);
    }

    [Fact]
    public void AnEntryWithoutAnEndIsMedium() => Assert.Equal(
        Severity.Medium,
        Assert.Single(Hunt(MailFlowRecords.By("New-TenantAllowBlockListItems", 0, ("ListType", "Sender"), ("Allow", "True"), ("NoExpiration", "True"), ("Entries", "fabrikam.com"))).Findings).Severity);

    [Fact]
    public void AStrangersSealIsHighWhenFresh()
    {
        Assert.Equal(Severity.High, Assert.Single(Hunt(MailFlowRecords.By("Set-ArcConfig", 0, ("Identity", "Default"), ("ArcTrustedSealers", "fabrikam.com"))).Findings).Severity);
        Assert.Equal(Severity.Medium, Assert.Single(Hunt(MailFlowRecords.By("Set-ArcConfig", -60 * 24 * 90, ("Identity", "Default"), ("ArcTrustedSealers", "fabrikam.com"))).Findings).Severity);
    }

    [Fact]
    public void PartnersBlocksOwnSealsAndWithdrawnEntriesYieldNothing()
    {
        Assert.Empty(Hunt(MailFlowRecords.By("Set-HostedContentFilterPolicy", 0, ("Identity", "Default"), ("AllowedSenderDomains", "fabrikam.com"))).Findings);
        Assert.Empty(Hunt(MailFlowRecords.By("New-TenantAllowBlockListItems", 0, ("ListType", "Sender"), ("Block", "True"), ("NoExpiration", "True"), ("Entries", "gmail.com"))).Findings);
        Assert.Empty(Hunt(MailFlowRecords.By("New-TenantAllowBlockListItems", 0, ("ListType", "Sender"), ("Allow", "True"), ("ExpirationDate", "10/20/2026"), ("Entries", "a.example"))).Findings);
        Assert.Empty(Hunt(MailFlowRecords.By("Set-ArcConfig", 0, ("Identity", "Default"), ("ArcTrustedSealers", "contoso.com;eu.mimecast.com"))).Findings);
        Assert.Empty(Hunt(
            MailFlowRecords.By("Set-HostedContentFilterPolicy", 0, ("Identity", "Default"), ("AllowedSenderDomains", "gmail.com")),
            MailFlowRecords.By("Set-HostedContentFilterPolicy", 9, ("Identity", "Default"), ("AllowedSenderDomains", ""))).Findings);
    }

    [Fact]
    public void ListingsAreJudgedToo()
    {
        Assert.Equal(Severity.High, Assert.Single(TestTenant.Contoso().Add(
            EntitySets.HostedContentFilterPolicies, new HostedContentFilterPolicy { Name = "Default", AllowedSenders = [], AllowedSenderDomains = ["contoso.com"] }).Hunt("TRN-010").Findings).Severity);
        Assert.Equal(Severity.Medium, Assert.Single(TestTenant.Contoso().Add(EntitySets.ArcConfig, new ArcConfig { Identity = "Default", ArcTrustedSealers = ["fabrikam.com"] }).Hunt("TRN-010").Findings).Severity);
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("TRN-010").StateOf("TRN-010"));

    private static HuntResult Hunt(params AuditRecord[] records) => TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, records).Hunt("TRN-010");
}

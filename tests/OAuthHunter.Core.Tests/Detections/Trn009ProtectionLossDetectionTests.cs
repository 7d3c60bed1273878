using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Trn009ProtectionLossDetectionTests
{
    [Theory]
    [InlineData("Remove-AntiPhishPolicy", null, null)]
    [InlineData("Disable-SafeLinksRule", null, null)]
    [InlineData("Disable-EOPProtectionPolicyRule", null, null)]
    [InlineData("Set-DkimSigningConfig", "Enabled", "False")]
    [InlineData("Set-HostedContentFilterPolicy", "ZapEnabled", "$false")]
    [InlineData("Set-SafeAttachmentPolicy", "Enable", "False")]
    public void ALossIsHigh(string operation, string? parameter, string? value)
    {
        var finding = Assert.Single(Hunt(MailFlowRecords.By(operation, 0, [("Identity", "contoso.com"), .. parameter is null ? [] : new[] { (parameter, value!) }])).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("admin@contoso.com", finding.Summary);
        Assert.Equal("unifiedAuditLog", Assert.Single(finding.Evidence).EntitySet);
    }

    [Fact]
    public void AnAppsLossesWithinTheHourAreOneCriticalFinding()
    {
        var finding = Assert.Single(Hunt(
            MailFlowRecords.By("Disable-AntiPhishRule", 0, ("Identity", "A")).AsApp(),
            MailFlowRecords.By("Disable-SafeLinksRule", 5, ("Identity", "B")).AsApp(),
            MailFlowRecords.By("Remove-MalwareFilterRule", 50, ("Identity", "C")).AsApp()).Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(3, finding.Evidence.Count);
        Assert.Contains("2 more", finding.TargetName);
    }

    [Fact]
    public void AMigrationToPresetPoliciesIsLow() => Assert.Equal(Severity.Low, Assert.Single(Hunt(
        MailFlowRecords.By("Enable-EOPProtectionPolicyRule", 0, ("Identity", "Strict Preset Security Policy")),
        MailFlowRecords.By("Disable-HostedContentFilterRule", 20, ("Identity", "Old"))).Findings).Severity);

    [Fact]
    public void WhoeverLooksAfterPoliciesForMonthsIsLow() => Assert.Equal(Severity.Low, Assert.Single(Hunt(
        [.. Enumerable.Range(2, 4).Select(month => MailFlowRecords.By("Set-AntiPhishPolicy", -60 * 24 * 20 * month, ("Identity", "P"), ("PhishThresholdLevel", "2"))), MailFlowRecords.By("Remove-AntiPhishRule", 0, ("Identity", "Old"))]).Findings).Severity);

    [Fact]
    public void GainsAndNeutralChangesYieldNothing()
    {
        Assert.Empty(Hunt(MailFlowRecords.By("New-SafeLinksPolicy", 0, ("Name", "A"), ("ScanUrls", "False"))).Findings);
        Assert.Empty(Hunt(MailFlowRecords.By("Set-DkimSigningConfig", 0, ("Identity", "contoso.com"), ("Enabled", "True"))).Findings);
        Assert.Empty(Hunt(MailFlowRecords.By("Remove-AntiPhishPolicy", 0, ("Identity", "A")) with { ResultStatus = "False" }).Findings);
        Assert.Empty(Hunt(MailFlowRecords.By("Set-HostedOutboundSpamFilterPolicy", 0, ("Identity", "Default"), ("ActionWhenThresholdReached", "Alert"))).Findings);
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("TRN-009").StateOf("TRN-009"));

    private static HuntResult Hunt(params AuditRecord[] records) => TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, records).Hunt("TRN-009");
}

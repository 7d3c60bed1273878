using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Core.Tests.Detections;

public class Log004CoverageDetectionTests
{
    [Fact]
    public void NamesWhatIsMissingAndWhoIsBlind()
    {
        var finding = Assert.Single(TestTenant.Contoso().With(EntitySets.InboundConnectors)
            .Without(EntitySets.UnifiedAuditLog, EvidenceState.Denied, "View-Only Audit Logs is missing").Hunt("LOG-004").Findings);

        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal(TargetKind.Tenant, finding.TargetKind);
        Assert.Equal(TestTenant.TenantId, finding.TargetId);
        Assert.Contains(finding.Evidence, row => row.Key == "unifiedAuditLog" && row.Description.Contains("Denied") && row.Description.Contains("View-Only Audit Logs is missing"));
        Assert.DoesNotContain(finding.Evidence, row => row.Key is "inboundConnectors" or "organization");
        Assert.Contains(finding.NotAssessed, text => text.StartsWith("CNX-003:"));
        Assert.DoesNotContain(finding.NotAssessed, text => text.StartsWith("CNX-001:"));
        Assert.Contains("CNX-001", finding.Summary.Substring(finding.Summary.IndexOf("in part", StringComparison.Ordinal)));
    }

    [Fact]
    public void AnIncompleteSetIsNamedWithWhatWasRead()
    {
        var tenant = Whole().Without(EntitySets.TransportRules, EvidenceState.Incomplete, "page 2 failed");
        var finding = Assert.Single(tenant.Hunt("LOG-004").Findings);

        Assert.Equal("transportRules", Assert.Single(finding.Evidence).Key);
        Assert.Empty(finding.NotAssessed);
        Assert.Contains("TRN-001", finding.Summary);
        Assert.DoesNotContain("CNX-003", finding.Summary);
    }

    [Fact]
    public void SaysNothingWhenEverythingIsWhole()
    {
        var result = Whole().Hunt("LOG-004");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("LOG-004"));
    }

    [Fact]
    public void RunsEvenWithoutAnyEvidence() =>
        Assert.Equal(DetectionState.Finding, new TestTenant().Hunt("LOG-004").StateOf("LOG-004"));

    private static TestTenant Whole() => TestTenant.Contoso().With([.. EntitySets.All]);
}

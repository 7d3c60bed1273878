using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx014DirectSendDetectionTests
{
    [Fact]
    public void NotRejectedIsMedium()
    {
        var finding = Assert.Single(Hunt(false).Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal("organizationConfig", Assert.Single(finding.Evidence).EntitySet);
        Assert.Null(finding.LastSeen);
    }

    [Fact]
    public void SwitchedOnAgainRecentlyIsHigh()
    {
        var finding = Assert.Single(TestTenant.Contoso().Add(EntitySets.OrganizationConfig, new OrganizationConfig { Name = "contoso", RejectDirectSend = false })
            .Add(EntitySets.UnifiedAuditLog, MailFlowRecords.By("Set-OrganizationConfig", 0, ("RejectDirectSend", "False"))).Hunt("CNX-014").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count);
        Assert.Contains("admin@contoso.com", finding.Summary);
    }

    [Fact]
    public void RejectedIsAPass()
    {
        var result = Hunt(true);
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CNX-014"));
    }

    [Fact]
    public void AConfigurationThatDoesNotTellIsNoPass()
    {
        var result = Hunt(null);
        Assert.Empty(result.Findings);
        Assert.NotEqual(DetectionState.Pass, result.StateOf("CNX-014"));
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CNX-014").StateOf("CNX-014"));

    private static HuntResult Hunt(bool? reject) => TestTenant.Contoso().Add(EntitySets.OrganizationConfig, new OrganizationConfig { Name = "contoso", RejectDirectSend = reject }).Hunt("CNX-014");
}

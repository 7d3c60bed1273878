using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx002ConnectorNameDetectionTests
{
    [Fact]
    public void FindsTheNameOfADeletedConnector()
    {
        var finding = Assert.Single(MailFlowRecords.Aftermath().Hunt("CNX-002").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(MailFlowRecords.SeedConnector, finding.TargetId);
        Assert.Equal(["New-InboundConnector", "Remove-InboundConnector"], finding.Evidence.Select(row => row.Description.Split(' ')[0]));
        Assert.Contains("12 transport rules", Assert.Single(finding.Escalations));
    }

    [Fact]
    public void WithoutRulesItIsHigh()
    {
        var finding = Assert.Single(Listing("Ran_AbCdE").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("inboundConnectors", Assert.Single(finding.Evidence).EntitySet);
    }

    [Fact]
    public void ANewNameDoesNotHideTheOldOne()
    {
        var finding = Assert.Single(TestTenant.Contoso().Add(
            EntitySets.UnifiedAuditLog,
            MailFlowRecords.NewConnector(0),
            MailFlowRecords.By("Set-InboundConnector", 1, ("Identity", MailFlowRecords.SeedConnector), ("Name", "Scanner"))).Hunt("CNX-002").Findings);

        Assert.Equal("Scanner", finding.TargetId);
        Assert.Contains(MailFlowRecords.SeedConnector, finding.Summary);
    }

    [Theory]
    [InlineData("Ran_AbCdEf")]
    [InlineData("ran_abcde")]
    [InlineData("XRan_AbCdE")]
    [InlineData("test1")]
    [InlineData("Qx_aBcDe")]
    public void LooseLikenessIsNotEnough(string name)
    {
        var result = Listing(name);

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, result.StateOf("CNX-002"));
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CNX-002").StateOf("CNX-002"));

    private static HuntResult Listing(string name) => TestTenant.Contoso().Add(EntitySets.InboundConnectors, new InboundConnector { Name = name }).Hunt("CNX-002");
}

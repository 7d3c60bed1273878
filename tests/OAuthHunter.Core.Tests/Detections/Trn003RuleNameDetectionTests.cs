using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Trn003RuleNameDetectionTests
{
    [Fact]
    public void WithRemoveHeaderItIsHigh()
    {
        var findings = MailFlowRecords.Aftermath().Hunt("TRN-003").Findings;

        Assert.Equal(12, findings.Count);
        Assert.All(findings, finding => Assert.Equal(Severity.High, finding.Severity));
        Assert.Contains(findings, finding => finding.TargetId == "Test012" && finding.Evidence.Count == 2);
    }

    [Fact]
    public void AnAdminsTestIsLow()
    {
        var finding = Assert.Single(TestTenant.Contoso().Add(EntitySets.TransportRules, new TransportRule { Name = "Test01", PrependSubject = "[x]" }).Hunt("TRN-003").Findings);

        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Equal(Confidence.Low, finding.Confidence);
        Assert.Equal("transportRules", Assert.Single(finding.Evidence).EntitySet);
    }

    [Fact]
    public void AnActionThatIsNotKnownIsMedium() =>
        Assert.Equal(Severity.Medium, Assert.Single(TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, MailFlowRecords.RemoveRule(0, "Test03")).Hunt("TRN-003").Findings).Severity);

    [Theory]
    [InlineData("Test1")]
    [InlineData("test01")]
    [InlineData("Test0123")]
    [InlineData("My Test01")]
    public void OtherNamesYieldNothing(string name)
    {
        var result = TestTenant.Contoso().Add(EntitySets.TransportRules, new TransportRule { Name = name, RemoveHeader = "Received" }).Hunt("TRN-003");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, result.StateOf("TRN-003"));
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("TRN-003").StateOf("TRN-003"));
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Trn005OutsideCopyDetectionTests
{
    [Fact]
    public void EachWayOutIsHigh()
    {
        foreach (var rule in new TransportRule[] { new() { RedirectMessageTo = [Drop] }, new() { BlindCopyTo = [Drop] }, new() { CopyTo = ["SMTP:" + Drop] }, new() { AddToRecipients = [$"Drop <{Drop}>"] } })
        {
            var finding = Assert.Single(Hunt(rule).Findings);
            Assert.Equal(Severity.High, finding.Severity);
            Assert.Contains(Drop, finding.Summary);
        }
    }

    [Theory]
    [InlineData("SubjectOrBodyContainsWords", "invoice;IBAN")]
    [InlineData("SentTo", "cfo@contoso.com")]
    public void LookingForMoneyOrExecutivesIsCritical(string condition, string value)
    {
        var finding = Assert.Single(TestTenant.Contoso().With(EntitySets.TransportRules).Add(
            EntitySets.UnifiedAuditLog, MailFlowRecords.By("New-TransportRule", 0, ("Name", "r"), ("BlindCopyTo", Drop), (condition, value))).Hunt("TRN-005").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.NotEmpty(finding.Escalations);
    }

    [Fact]
    public void AProductsAddressAndADisabledRuleAreLow()
    {
        Assert.Equal(Severity.Low, Assert.Single(Hunt(new TransportRule { BlindCopyTo = ["archive@journal.mimecast.com"] }).Findings).Severity);
        Assert.Equal(Severity.Low, Assert.Single(Hunt(new TransportRule { BlindCopyTo = [Drop], State = "Disabled", SubjectContainsWords = ["invoice"] }).Findings).Severity);
    }

    [Fact]
    public void OwnAddressesAndWordsInsideWordsYieldNothing()
    {
        Assert.Empty(Hunt(new TransportRule { BlindCopyTo = ["desk@contoso.com"] }).Findings);
        Assert.Empty(Hunt(new TransportRule { CopyTo = ["Help desk"] }).Findings);
        Assert.Equal(Severity.High, Assert.Single(Hunt(new TransportRule { BlindCopyTo = [Drop], SubjectContainsWords = ["cceoo"] }).Findings).Severity);
    }

    [Fact]
    public void WithoutTheOwnDomainsNothingIsJudged()
    {
        var result = new TestTenant().Add(EntitySets.TransportRules, new TransportRule { Name = "r", BlindCopyTo = [Drop] }).Hunt("TRN-005");

        Assert.Empty(result.Findings);
        Assert.NotEqual(DetectionState.Pass, result.StateOf("TRN-005"));
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("TRN-005").StateOf("TRN-005"));

    private const string Drop = "drop@fabrikam.com";

    private static HuntResult Hunt(TransportRule rule) => TestTenant.Contoso().Add(EntitySets.TransportRules, rule with { Name = "r" }).Hunt("TRN-005");
}

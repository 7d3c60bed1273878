using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Trn006HidingRuleDetectionTests
{
    [Theory]
    [InlineData("Undeliverable")]
    [InlineData("Neues Passwort")]
    [InlineData("Microsoft account unusual sign-in activity")]
    public void DeletingWarningsIsMediumWhenOld(string word)
    {
        var finding = Assert.Single(Hunt(new TransportRule { DeleteMessage = true, SubjectContainsWords = [word], WhenChanged = MailFlowRecords.Day.AddYears(-1) }).Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("deletes", finding.Summary);
    }

    [Fact]
    public void AYoungOneIsHigh()
    {
        Assert.Equal(Severity.High, Assert.Single(Hunt(new TransportRule { Quarantine = true, From = ["postmaster@contoso.com"], WhenChanged = MailFlowRecords.Day }).Findings).Severity);
        Assert.Equal(Severity.High, Assert.Single(TestTenant.Contoso().With(EntitySets.TransportRules).Add(
            EntitySets.UnifiedAuditLog, MailFlowRecords.By("New-TransportRule", 0, ("Name", "r"), ("DeleteMessage", "True"), ("FromAddressContainsWords", "microsoft.com"))).Hunt("TRN-006").Findings).Severity);
    }

    [Fact]
    public void ATriedOutRuleIsLow() =>
        Assert.Equal(Severity.Low, Assert.Single(Hunt(new TransportRule { DeleteMessage = true, SubjectContainsWords = ["password"], Mode = "Audit" }).Findings).Severity);

    [Fact]
    public void OtherWordsAndOtherActionsYieldNothing()
    {
        Assert.Empty(Hunt(new TransportRule { DeleteMessage = true, SubjectContainsWords = ["credit card", "viagra"] }).Findings);
        Assert.Empty(Hunt(new TransportRule { DeleteMessage = false, PrependSubject = "[x]", SubjectContainsWords = ["password"] }).Findings);
        Assert.Empty(Hunt(new TransportRule { DeleteMessage = true, Comments = "password notices" }).Findings);
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("TRN-006").StateOf("TRN-006"));

    private static HuntResult Hunt(TransportRule rule) => TestTenant.Contoso().Add(EntitySets.TransportRules, rule with { Name = "r" }).Hunt("TRN-006");
}

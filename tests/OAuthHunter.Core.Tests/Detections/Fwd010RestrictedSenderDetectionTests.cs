using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.MailboxRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Fwd010RestrictedSenderDetectionTests
{
    private const string Id = "FWD-010";

    [Theory]
    [InlineData(Bo, Severity.High)]
    [InlineData(AdminFixture.AdminUpn, Severity.Critical)]
    public void A_barred_account_is_told(string address, Severity severity)
    {
        var blocked = new BlockedSenderAddress { SenderAddress = address, Reason = "OutboundSpamLast24Hours=120;", CreatedDatetime = Now.AddDays(-1) };
        var finding = Assert.Single(TestTenant.Contoso().WithAdmin().Add(EntitySets.BlockedSenderAddresses, blocked).Hunt(Id).Findings);

        Assert.Equal((severity, address, "blockedSenderAddresses"), (finding.Severity, finding.TargetId, Assert.Single(finding.Evidence).EntitySet));
    }

    [Fact]
    public void Lifting_the_bar_is_told_too()
    {
        var lifted = Did("Remove-BlockedSenderAddress", 2, null, ("SenderAddress", Bo));

        Assert.Equal(Severity.High, Assert.Single(TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, lifted).Hunt(Id).Findings).Severity);
        Assert.Equal(Severity.Critical, Assert.Single(TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, lifted.AsApp()).Hunt(Id).Findings).Severity);
        Assert.Empty(TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, lifted with { CreationTime = Now.AddDays(-60) }).Hunt(Id).Findings);
    }

    [Fact]
    public void An_empty_list_passes_and_without_evidence_it_is_not_assessed()
    {
        Assert.Equal(DetectionState.Pass, TestTenant.Contoso().With(EntitySets.BlockedSenderAddresses, EntitySets.UnifiedAuditLog).Hunt(Id).StateOf(Id));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt(Id).StateOf(Id));
    }
}

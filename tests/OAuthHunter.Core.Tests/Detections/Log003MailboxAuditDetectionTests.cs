using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.MailboxRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Log003MailboxAuditDetectionTests
{
    private const string Id = "LOG-003";

    [Theory]
    [InlineData(Bo, Severity.Medium)]
    [InlineData(AdminFixture.AdminUpn, Severity.High)]
    public void A_bypassed_account_is_told(string upn, Severity severity)
    {
        var finding = Assert.Single(Bypass(upn, true).WithAdmin().Hunt(Id).Findings);

        Assert.Equal((severity, upn), (finding.Severity, finding.TargetId));
    }

    [Fact]
    public void One_that_was_set_lately_is_high_also_when_it_was_taken_back()
    {
        var tenant = TestTenant.Contoso().With(EntitySets.MailboxAuditBypassAssociations).Add(EntitySets.UnifiedAuditLog, Set(3, "True"), Set(2, "False"));
        var finding = Assert.Single(tenant.Hunt(Id).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("for a time", finding.Summary);
    }

    [Fact]
    public void Without_the_listing_the_logs_last_word_counts()
    {
        Assert.Equal(Severity.Medium, Assert.Single(TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, Set(90, "True")).Hunt(Id).Findings).Severity);
        Assert.Empty(TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, Set(90, "True"), Set(89, "False")).Hunt(Id).Findings);
        Assert.Empty(TestTenant.Contoso().With(EntitySets.MailboxAuditBypassAssociations).Add(EntitySets.UnifiedAuditLog, Set(90, "True")).Hunt(Id).Findings);
    }

    [Fact]
    public void The_organisations_switch_is_high() =>
        Assert.Equal(Severity.High, Assert.Single(TestTenant.Contoso().Add(EntitySets.OrganizationConfig, new OrganizationConfig { AuditDisabled = true }).Hunt(Id).Findings).Severity);

    [Fact]
    public void Single_mailboxes_and_lists_of_their_own_are_low()
    {
        var findings = TestTenant.Contoso().Add(EntitySets.Mailboxes, Mailbox() with { AuditEnabled = false }, Mailbox("cy@contoso.com") with { DefaultAuditSet = ["Admin", "Delegate"], AuditOwner = ["Update", "MoveToDeletedItems"] }).Hunt(Id).Findings;

        Assert.Equal(["AuditEnabled", "AuditOwner"], findings.Select(finding => finding.TargetId));
        Assert.All(findings, finding => Assert.Equal(Severity.Low, finding.Severity));
    }

    [Fact]
    public void Ordinary_settings_pass()
    {
        var tenant = Bypass(Bo, false).Add(EntitySets.OrganizationConfig, new OrganizationConfig { AuditDisabled = false }).Add(EntitySets.Mailboxes, Mailbox() with { DefaultAuditSet = ["Admin", "Delegate", "Owner"], AuditOwner = ["Update"] }).With(EntitySets.UnifiedAuditLog);

        Assert.Equal(DetectionState.Pass, tenant.Hunt(Id).StateOf(Id));
    }

    [Fact]
    public void Without_evidence_it_says_so_and_part_of_it_is_no_pass()
    {
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt(Id).StateOf(Id));
        Assert.Equal(DetectionState.PartlyAssessed, Bypass(Bo, false).Hunt(Id).StateOf(Id));
    }

    private static AuditRecord Set(double days, string value) => Did("Set-MailboxAuditBypassAssociation", days, null, ("Identity", Bo), ("AuditBypassEnabled", value));

    private static TestTenant Bypass(string upn, bool isOn) => TestTenant.Contoso().Add(EntitySets.MailboxAuditBypassAssociations, new MailboxAuditBypassAssociation { Identity = upn.Split('@')[0], Name = upn, AuditBypassEnabled = isOn });
}

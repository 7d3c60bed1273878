using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.MailboxRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Fwd001MailboxForwardsDetectionTests
{
    private const string Id = "FWD-001";

    [Fact]
    public void An_address_outside_is_high_and_names_that_no_copy_stays()
    {
        var finding = Assert.Single(Listed(Mailbox(smtp: "smtp:" + Outside, keepsCopy: false)).Hunt(Id).Findings);

        Assert.Equal((Severity.High, Bo, TargetKind.Mailbox), (finding.Severity, finding.TargetId, finding.TargetKind));
        Assert.Contains("keeps no copy", finding.Summary);
        Assert.Equal("mailboxes", Assert.Single(finding.Evidence).EntitySet);
        Assert.Null(finding.LastSeen);
    }

    [Fact]
    public void A_contact_is_followed_to_where_its_mail_goes()
    {
        var contact = new MailContact { Name = "Partner", Identity = "contoso.onmicrosoft.com/Partner", PrimarySmtpAddress = "partner@contoso.com", ExternalEmailAddress = "SMTP:" + Outside };
        var finding = Assert.Single(Listed(Mailbox(recipient: "contoso.onmicrosoft.com/Partner")).Add(EntitySets.MailContacts, contact).Hunt(Id).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains(Outside, finding.Summary);
    }

    [Fact]
    public void A_colleague_or_a_contact_inside_is_nothing()
    {
        var tenant = Listed(Mailbox(smtp: "smtp:desk@contoso.com"), Mailbox("cy@contoso.com", recipient: "bo"));

        Assert.Empty(tenant.Hunt(Id).Findings);
    }

    [Fact]
    public void An_administrators_mailbox_is_critical() =>
        Assert.Equal(Severity.Critical, Assert.Single(Listed(Mailbox(AdminFixture.AdminUpn, smtp: Outside)).WithAdmin().Hunt(Id).Findings).Severity);

    [Theory]
    [InlineData("mallory@contoso.com", Severity.Critical)]
    [InlineData(Bo, Severity.High)]
    [InlineData(AdminFixture.AdminUpn, Severity.High)]
    public void Who_set_it_lately_decides(string actor, Severity severity)
    {
        var tenant = Listed(Mailbox(smtp: "smtp:" + Outside)).WithAdmin().Add(EntitySets.UnifiedAuditLog, Did("Set-Mailbox", 3, actor, ("Identity", "bo"), ("ForwardingSmtpAddress", "smtp:" + Outside)));
        var finding = Assert.Single(tenant.Hunt(Id).Findings);

        Assert.Equal(severity, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count);
        Assert.Contains("198.51.100.7", finding.Summary);
        Assert.Contains("user:" + actor, finding.Subjects);
    }

    [Fact]
    public void An_old_one_with_a_copy_is_medium()
    {
        var tenant = Listed(Mailbox(smtp: "smtp:" + Outside, keepsCopy: true)).WithAdmin().Add(EntitySets.UnifiedAuditLog, Did("Set-Mailbox", 179.9 + 60, AdminFixture.AdminUpn, ("Identity", Bo), ("ForwardingSmtpAddress", Outside)));

        Assert.Equal(Severity.Medium, Assert.Single(tenant.Hunt(Id).Findings).Severity);
    }

    [Fact]
    public void One_that_was_switched_off_again_is_told_from_the_log()
    {
        var tenant = TestTenant.Contoso().With(EntitySets.Mailboxes).Add(EntitySets.UnifiedAuditLog,
            Did("Set-Mailbox", 1, "mallory@contoso.com", ("Identity", Bo), ("ForwardingSmtpAddress", string.Empty)),
            Did("Set-Mailbox", 4, "mallory@contoso.com", ("Identity", Bo), ("ForwardingSmtpAddress", "smtp:" + Outside), ("DeliverToMailboxAndForward", "False")));
        var finding = Assert.Single(tenant.Hunt(Id).Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Contains("switched off", finding.Summary);
        Assert.Equal(Now.AddDays(-1), finding.LastSeen);
    }

    [Fact]
    public void A_target_that_nothing_resolves_is_medium_and_says_so()
    {
        var finding = Assert.Single(Listed(Mailbox(recipient: "Somebody")).Hunt(Id).Findings);

        Assert.Equal((Severity.Medium, Confidence.Low), (finding.Severity, finding.Confidence));
        Assert.NotEmpty(finding.NotAssessed);
    }

    [Fact]
    public void Without_evidence_it_says_so_and_a_log_alone_is_no_pass()
    {
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt(Id).StateOf(Id));
        Assert.Equal(DetectionState.PartlyAssessed, TestTenant.Contoso().With(EntitySets.UnifiedAuditLog).Hunt(Id).StateOf(Id));
    }

    private static TestTenant Listed(params Mailbox[] mailboxes) => TestTenant.Contoso().Add(EntitySets.Mailboxes, mailboxes);
}

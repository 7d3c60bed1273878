using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.MailboxRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Fwd004InboxRuleDetectionTests
{
    private const string Id = "FWD-004";

    [Fact]
    public void A_rule_that_sends_mail_outside_is_high()
    {
        var finding = Assert.Single(Hunt(Rule("Copies") with { ForwardTo = [$"\"Collector\" [SMTP:{Outside}]"], HasConditions = true }).Findings);

        Assert.Equal((Severity.High, $@"{Bo}\Copies"), (finding.Severity, finding.TargetId));
        Assert.Contains("5 points", finding.Summary);
    }

    [Fact]
    public void Hiding_invoices_under_a_name_of_dots_is_high()
    {
        var finding = Assert.Single(Hunt(Rule("..") with { MoveToFolder = "RSS Feeds", MarkAsRead = true, SubjectOrBodyContainsWords = ["invoice", "wire"], HasConditions = true }).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("10 points", finding.Summary);
        Assert.Contains("invoice", finding.Summary);
    }

    [Fact]
    public void In_an_administrators_mailbox_it_is_critical()
    {
        var rule = Rule(".", AdminFixture.AdminUpn) with { DeleteMessage = true, SubjectContainsWords = ["security alert"], HasConditions = true };

        Assert.Equal(Severity.Critical, Assert.Single(TestTenant.Contoso().WithAdmin().Add(EntitySets.InboxRules, rule).Hunt(Id).Findings).Severity);
    }

    [Fact]
    public void A_rule_that_is_gone_is_told_from_the_log()
    {
        var tenant = TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog,
            Did("Remove-InboxRule", 1, Bo, ("Identity", @"bo\zz")),
            Did("New-InboxRule", 2, Bo, ("Name", "zz"), ("ForwardTo", Outside), ("DeleteMessage", "True")));
        var finding = Assert.Single(tenant.Hunt(Id).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("It is gone", finding.Summary);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void A_rule_that_Outlook_reported_is_read_from_its_properties()
    {
        var record = Did("UpdateInboxRules", 2, Bo) with
        {
            UserType = 0,
            MailboxOwner = Bo,
            OperationProperties = [new NameValue("RuleOperation", "AddMailboxRule"), new NameValue("RuleName", "x"), new NameValue("RuleActions", $$"""[{"ActionType":"Forward","Recipients":["{{Outside}}"],"ForwardFlags":"None"}]""")],
        };
        var finding = Assert.Single(TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, record).Hunt(Id).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains(Outside, finding.Summary);
    }

    [Fact]
    public void An_application_that_makes_a_rule_counts_and_raises()
    {
        var record = Did("New-InboxRule", 2, null, ("Mailbox", Bo), ("Name", "zz"), ("DeleteMessage", "True"), ("SubjectContainsWords", "payment")).AsApp();

        Assert.Equal(Severity.Critical, Assert.Single(TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, record).Hunt(Id).Findings).Severity);
    }

    [Fact]
    public void Rules_of_one_name_whose_mailboxes_nobody_tells_are_two()
    {
        var rule = Rule("..") with { Identity = "AQAA", RuleIdentity = null, MailboxOwnerId = null, ForwardTo = [Outside], HasConditions = true };

        Assert.Equal(2, TestTenant.Contoso().Add(EntitySets.InboxRules, rule, rule with { Identity = "AQAB" }).Hunt(Id).Findings.Count);
    }

    [Fact]
    public void Filing_newsletters_stays_below_high()
    {
        var rule = Rule("Newsletters") with { MoveToFolder = "Archive", MarkAsRead = true, FromAddressContainsWords = ["news@fabrikam.com"], HasConditions = true };

        Assert.Equal(Severity.Medium, Assert.Single(Hunt(rule).Findings).Severity);
    }

    [Fact]
    public void A_folder_of_its_own_and_a_colleague_are_nothing() =>
        Assert.Empty(Hunt(Rule("Project") with { MoveToFolder = "Project X", ForwardTo = ["cy@contoso.com"], HasConditions = true }).Findings);

    [Fact]
    public void Without_evidence_it_says_so_and_a_log_alone_is_no_pass()
    {
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt(Id).StateOf(Id));
        Assert.Equal(DetectionState.PartlyAssessed, TestTenant.Contoso().With(EntitySets.UnifiedAuditLog).Hunt(Id).StateOf(Id));
    }

    private static InboxRule Rule(string name, string mailbox = Bo) => new() { Identity = $@"{mailbox}\1", RuleIdentity = "17765432109876543210", Name = name, Enabled = true, MailboxOwnerId = mailbox };

    private static HuntResult Hunt(InboxRule rule) => TestTenant.Contoso().Add(EntitySets.InboxRules, rule).Hunt(Id);
}

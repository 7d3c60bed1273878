using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.MailboxRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Fwd005HiddenInboxRuleDetectionTests
{
    private const string Id = "FWD-005";

    [Fact]
    public void A_rule_that_only_the_full_listing_shows_is_high() => Assert.Equal(Severity.High, Assert.Single(Listed(Hidden("q") with { DeleteMessage = true }).Hunt(Id).Findings).Severity);

    [Fact]
    public void Sending_an_administrators_mail_outside_is_critical() => Assert.Equal(
        Severity.Critical,
        Assert.Single(Listed(Hidden("q") with { MailboxOwnerId = AdminFixture.AdminUpn, RedirectTo = [Outside] }).WithAdmin().Hunt(Id).Findings).Severity);

    [Fact]
    public void A_rule_whose_making_is_logged_and_that_the_listing_lacks_is_hidden()
    {
        var finding = Assert.Single(Listed(Hidden("plain") with { IsHidden = false }).Add(EntitySets.UnifiedAuditLog, Did("New-InboxRule", 3, Bo, ("Name", "ghost"), ("DeleteMessage", "True"))).Hunt(Id).Findings);

        Assert.Equal((Severity.High, $@"{Bo}\ghost"), (finding.Severity, finding.TargetId));
    }

    [Fact]
    public void A_removed_rule_and_one_of_a_mailbox_that_was_not_listed_are_nothing()
    {
        var tenant = Listed(Hidden("plain") with { IsHidden = false }).Add(EntitySets.UnifiedAuditLog,
            Did("New-InboxRule", 3, Bo, ("Name", "ghost"), ("DeleteMessage", "True")), Did("Remove-InboxRule", 2, Bo, ("Identity", "ghost")),
            Did("New-InboxRule", 3, "cy@contoso.com", ("Name", "other"), ("DeleteMessage", "True")));

        Assert.Empty(tenant.Hunt(Id).Findings);
        Assert.Equal(DetectionState.Pass, tenant.Hunt(Id).StateOf(Id));
    }

    [Fact]
    public void Exchanges_own_hidden_rules_are_nothing() => Assert.Empty(Listed(Hidden("Junk E-mail Rule") with { MoveToFolder = "Junk Email" }).Hunt(Id).Findings);

    [Fact]
    public void Without_a_listing_it_is_not_assessed_and_one_that_was_not_compared_is_no_pass()
    {
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.UnifiedAuditLog).Hunt(Id).StateOf(Id));
        Assert.Equal(DetectionState.PartlyAssessed, Listed(Hidden("plain") with { IsHidden = null }).Hunt(Id).StateOf(Id));
    }

    private static InboxRule Hidden(string name) => new() { Identity = $@"{Bo}\{name}", Name = name, MailboxOwnerId = Bo, IsHidden = true };

    private static TestTenant Listed(InboxRule rule) => TestTenant.Contoso().Add(EntitySets.InboxRules, rule);
}

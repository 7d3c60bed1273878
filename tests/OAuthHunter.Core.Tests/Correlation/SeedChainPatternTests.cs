using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Correlation;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Core.Tests.Correlation;

public class SeedChainPatternTests
{
    [Fact]
    public void The_whole_attack_is_one_chain_with_every_link()
    {
        var chain = Assert.Single(new ChainFixture().Chains("CHN-001"));

        Assert.Equal(Severity.Critical, chain.Severity);
        Assert.Equal(ChainFixture.AppId, chain.AppId);
        Assert.Equal(["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S9", "S10", "S11", "S13"], chain.Links.Where(link => link.State == ChainLinkState.Found).Select(link => link.Step));
        Assert.Equal(["S12"], chain.Links.Where(link => link.State == ChainLinkState.NotAssessed).Select(link => link.Step));
        Assert.All(chain.Links.Where(link => link.State == ChainLinkState.Found), link => Assert.NotEmpty(link.Evidence));
        Assert.Equal([ChainFixture.Admin, "contoso_GhY"], chain.Actors.Order(StringComparer.Ordinal));
        Assert.Contains("still stands", chain.Story);
        Assert.Contains("only the audit log shows it", chain.Story);
    }

    [Fact]
    public void The_score_is_the_sum_of_the_links()
    {
        var chain = Assert.Single(new ChainFixture().Chains("CHN-001"));

        Assert.Equal(chain.Links.Sum(link => link.Points), chain.Score);

        // S1 1 + S2 2 + 1.5 x (S3 1 + S4 1 + S5 2 + S6 5 + S7 5) + S9 2 + 1.5 x (S10 5 + S11 6 + S13 3), each stage one actor in one day.
        Assert.Equal(1 + 2 + (1.5 * 14) + 2 + (1.5 * 14), chain.Score);
    }

    [Fact]
    public void The_order_of_the_found_links_in_the_story_is_the_order_of_time()
    {
        var story = Assert.Single(new ChainFixture().Chains("CHN-001")).Story;

        Assert.True(story.IndexOf("credential stuffing", StringComparison.OrdinalIgnoreCase) < story.IndexOf("contoso_GhY registered", StringComparison.Ordinal));
        Assert.True(story.IndexOf("contoso_GhY registered", StringComparison.Ordinal) < story.IndexOf("Ran_xAFzd", StringComparison.Ordinal));
    }

    [Fact]
    public void An_old_automation_app_without_movement_is_no_chain() =>
        Assert.Empty(new ChainFixture { WithSignIns = false, WithAppEvents = false, WithConnector = false, Rules = 0, CreatedAt = ChainFixture.Day0.AddYears(-2) }.Chains("CHN-001"));

    [Fact]
    public void An_app_without_power_and_without_mail_flow_changes_is_no_chain() =>
        Assert.Empty(new ChainFixture { WithPower = false, WithAppEvents = false, WithConnector = false, Rules = 0 }.Chains("CHN-001"));

    [Fact]
    public void A_user_who_makes_connector_and_rules_himself_is_told_without_an_app()
    {
        var chain = Assert.Single(new ChainFixture { WithPower = false, WithAppEvents = false, MailFlowActor = ChainFixture.AdminActor }.Chains("CHN-001"));

        Assert.Null(chain.AppId);
        Assert.Equal(Severity.Critical, chain.Severity);
        Assert.Contains("No app is at the centre", chain.Story);
    }

    [Fact]
    public void Missing_sign_ins_lower_the_confidence_and_leave_the_severity()
    {
        var chain = Assert.Single(new ChainFixture { WithSignIns = false, Sets = [.. EntitySets.All.Where(set => set != EntitySets.SignIns)] }.Chains("CHN-001"));

        Assert.Equal(Severity.Critical, chain.Severity);
        Assert.Equal(Confidence.Medium, chain.Confidence);
        Assert.Equal(ChainLinkState.NotAssessed, chain.Links.Single(link => link.Step == "S1").State);
    }

    [Fact]
    public void A_link_that_the_evidence_would_show_is_not_found_rather_than_not_assessed()
    {
        var chain = Assert.Single(new ChainFixture { WithSignIns = false }.Chains("CHN-001"));

        Assert.Equal(ChainLinkState.NotFound, chain.Links.Single(link => link.Step == "S1").State);
    }

    [Fact]
    public void Two_header_rules_without_a_connector_do_not_make_a_chain_of_an_unarmed_app() =>
        Assert.Empty(new ChainFixture { WithPower = false, WithAppEvents = false, WithSignIns = false, WithConnector = false, Rules = 2 }.Chains("CHN-001"));

    [Fact]
    public void That_the_app_acts_rests_on_the_row_of_its_act()
    {
        var link = Assert.Single(new ChainFixture().Chains("CHN-001")).Links.Single(one => one.Step == "S9");

        Assert.Equal("first sign-in of the app", Assert.Single(link.Evidence).Description);
    }

    [Theory]
    [InlineData("CHN-001")]
    [InlineData("CHN-005")]
    public void Without_evidence_a_chain_is_not_assessed_and_with_part_of_it_no_pass(string id)
    {
        Assert.Equal(DetectionState.NotAssessed, new TestTenant().Hunt(id).StateOf(id));
        Assert.Equal(DetectionState.PartlyAssessed, new TestTenant().With(EntitySets.UnifiedAuditLog).Hunt(id).StateOf(id));
        Assert.Equal(DetectionState.Pass, new TestTenant().With([.. EntitySets.All]).Hunt(id).StateOf(id));
    }
}

using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Correlation;

public class CleanUpPatternTests
{
    [Fact]
    public void An_app_that_removes_its_own_connector_and_rules_within_an_hour_is_found()
    {
        var chain = Assert.Single(new ChainFixture().Chains("CHN-005"));

        Assert.Equal(Severity.Critical, chain.Severity);
        Assert.Equal(13, chain.Links.Count);
        Assert.Equal(ChainFixture.AppId, chain.AppId);
        Assert.All(chain.Links, link => Assert.NotEmpty(link.Evidence));
    }

    [Fact]
    public void Two_removals_are_a_roll_back() => Assert.Empty(new ChainFixture { Rules = 1 }.Chains("CHN-005"));

    [Fact]
    public void Objects_that_still_stand_are_no_clean_up() => Assert.Empty(new ChainFixture { Removed = false }.Chains("CHN-005"));

    [Fact]
    public void An_actor_whom_the_log_does_not_name_is_not_taken_for_one_hand() =>
        Assert.Empty(new ChainFixture { MailFlowActor = AuditActor.Unknown }.Chains("CHN-005"));
}

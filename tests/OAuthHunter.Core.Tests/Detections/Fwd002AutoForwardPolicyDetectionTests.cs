using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Fwd002AutoForwardPolicyDetectionTests
{
    private const string Id = "FWD-002";

    [Theory]
    [InlineData("Default", "On", "BlockUser", Severity.High)]
    [InlineData("Partners", "On", "BlockUser", Severity.Medium)]
    [InlineData("Default", "Automatic", "Alert", Severity.Medium)]
    public void Forwarding_and_mere_alerts_are_reported(string name, string mode, string action, Severity severity)
    {
        var finding = Assert.Single(Hunt(Policy(name, mode, action)).Findings);

        Assert.Equal((severity, name), (finding.Severity, finding.TargetId));
        Assert.Equal("hostedOutboundSpamFilterPolicies", Assert.Single(finding.Evidence).EntitySet);
    }

    [Fact]
    public void Silence_alone_is_low() =>
        Assert.Equal(Severity.Low, Assert.Single(Hunt(Policy() with { NotifyOutboundSpam = false, NotifyOutboundSpamRecipients = [] }).Findings).Severity);

    [Fact]
    public void A_change_by_an_application_is_high_and_shown()
    {
        var change = MailboxRecords.Did("Set-HostedOutboundSpamFilterPolicy", 2, null, ("Identity", "Partners"), ("AutoForwardingMode", "On")).AsApp();
        var finding = Assert.Single(TestTenant.Contoso().Add(EntitySets.HostedOutboundSpamFilterPolicies, Policy("Partners", "On")).Add(EntitySets.UnifiedAuditLog, change).Hunt(Id).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Theory]
    [InlineData("Automatic")]
    [InlineData("Off")]
    public void A_closed_policy_with_the_services_own_limits_passes(string mode) => Assert.Equal(DetectionState.Pass, Hunt(Policy(mode: mode)).StateOf(Id));

    [Fact]
    public void Without_policies_it_is_not_assessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.UnifiedAuditLog).Hunt(Id).StateOf(Id));

    private static HuntResult Hunt(HostedOutboundSpamFilterPolicy policy) => TestTenant.Contoso().Add(EntitySets.HostedOutboundSpamFilterPolicies, policy).Hunt(Id);

    private static HostedOutboundSpamFilterPolicy Policy(string name = "Default", string mode = "Automatic", string action = "BlockUserForToday") => new()
    {
        Identity = name, Name = name, AutoForwardingMode = mode, ActionWhenThresholdReached = action, RecipientLimitPerDay = 0, RecipientLimitExternalPerHour = 0, NotifyOutboundSpam = true, NotifyOutboundSpamRecipients = ["soc@contoso.com"],
    };
}

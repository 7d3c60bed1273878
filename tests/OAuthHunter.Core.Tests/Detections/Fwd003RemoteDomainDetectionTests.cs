using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.MailboxRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Fwd003RemoteDomainDetectionTests
{
    private const string Id = "FWD-003";

    [Fact]
    public void The_default_is_low() => Assert.Equal(Severity.Low, Assert.Single(Hunt("Default", "*").Findings).Severity);

    [Theory]
    [InlineData("gmail.com", 900)]
    [InlineData("fabrikam.com", 3)]
    public void A_free_provider_or_a_new_entry_is_high(string domain, double days) =>
        Assert.Equal((Severity.High, domain), Assert.Single(Hunt("Entry", domain, days).Findings) is { } finding ? (finding.Severity, finding.TargetId) : default);

    [Fact]
    public void One_that_was_opened_lately_is_high_with_its_change()
    {
        var tenant = Tenant("Partner", "fabrikam.com", 900).Add(EntitySets.UnifiedAuditLog, Did("Set-RemoteDomain", 5, null, ("Identity", "Partner"), ("AutoForwardEnabled", "True")));

        Assert.Equal(2, Assert.Single(tenant.Hunt(Id).Findings).Evidence.Count);
    }

    [Fact]
    public void One_that_is_gone_again_is_told_from_the_log()
    {
        var tenant = TestTenant.Contoso().With(EntitySets.RemoteDomains).Add(EntitySets.UnifiedAuditLog, Did("Set-RemoteDomain", 5, null, ("Identity", "Drop"), ("AutoForwardEnabled", "True")));

        Assert.Equal("Drop", Assert.Single(tenant.Hunt(Id).Findings).TargetId);
    }

    [Fact]
    public void A_settled_partner_is_nothing() => Assert.Empty(Hunt("Partner", "fabrikam.com", 900).Findings);

    [Fact]
    public void Without_evidence_it_is_not_assessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt(Id).StateOf(Id));

    private static HuntResult Hunt(string name, string domain, double days = 900) => Tenant(name, domain, days).Hunt(Id);

    private static TestTenant Tenant(string name, string domain, double days) => TestTenant.Contoso().With(EntitySets.UnifiedAuditLog)
        .Add(EntitySets.RemoteDomains, new RemoteDomain { Identity = name, Name = name, DomainName = domain, AutoForwardEnabled = true, WhenCreated = Now.AddDays(-days) });
}

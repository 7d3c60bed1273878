using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Fwd007LegacyProtocolDetectionTests
{
    private const string Id = "FWD-007";

    [Fact]
    public void The_organisations_open_switch_is_medium() =>
        Assert.Equal(Severity.Medium, Assert.Single(TestTenant.Contoso().Add(EntitySets.TransportConfig, new TransportConfig { SmtpClientAuthenticationDisabled = false }).Hunt(Id).Findings).Severity);

    [Theory]
    [InlineData(false, false, Severity.High)]
    [InlineData(null, true, Severity.Medium)]
    public void An_administrators_mailbox_is_told_alone(bool? smtpDisabled, bool imap, Severity severity)
    {
        var finding = Assert.Single(Mailboxes(Cas(AdminFixture.AdminUpn, smtpDisabled, imap)).WithAdmin().Hunt(Id).Findings);

        Assert.Equal((severity, AdminFixture.AdminUpn), (finding.Severity, finding.TargetId));
    }

    [Fact]
    public void Exceptions_are_one_low_finding()
    {
        var finding = Assert.Single(Mailboxes(Cas("printer@contoso.com", false), Cas("scanner@contoso.com", false), Cas("bo@contoso.com", null, true)).Hunt(Id).Findings);

        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void A_closed_switch_and_mailboxes_that_follow_it_pass() => Assert.Equal(
        DetectionState.Pass,
        Mailboxes(Cas("bo@contoso.com", null), Cas(AdminFixture.AdminUpn, true)).Add(EntitySets.TransportConfig, new TransportConfig { SmtpClientAuthenticationDisabled = true }).WithAdmin().Hunt(Id).StateOf(Id));

    [Fact]
    public void Without_evidence_it_says_so_and_half_of_it_is_no_pass()
    {
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt(Id).StateOf(Id));
        Assert.Equal(DetectionState.PartlyAssessed, Mailboxes(Cas("bo@contoso.com", null)).Hunt(Id).StateOf(Id));
    }

    private static TestTenant Mailboxes(params CasMailbox[] mailboxes) => TestTenant.Contoso().Add(EntitySets.CasMailboxes, mailboxes);

    private static CasMailbox Cas(string address, bool? smtpDisabled, bool imap = false) => new() { Identity = address, PrimarySmtpAddress = address, SmtpClientAuthenticationDisabled = smtpDisabled, ImapEnabled = imap, PopEnabled = false };
}

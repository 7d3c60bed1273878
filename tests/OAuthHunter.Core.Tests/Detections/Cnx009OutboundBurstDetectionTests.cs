using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx009OutboundBurstDetectionTests
{
    private const string Id = "CNX-009";
    private static readonly DateTimeOffset Day = MailFlowRecords.Day;

    [Fact]
    public void The_wave_through_a_connector_that_is_gone_is_critical_and_shows_connector_rules_and_mail()
    {
        var result = MailFlowRecords.Aftermath().WithOrdinaryMail(Day).Add(EntitySets.MessageTraces, [.. Traces.Mail(Day.AddHours(1), 2_000, from: "203.0.113.10")]).Hunt(Id);
        var finding = Assert.Single(result.Findings, finding => finding.TargetKind == TargetKind.InboundConnector);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(MailFlowRecords.SeedConnector, finding.TargetId);
        Assert.Contains("2,000", finding.Summary);
        Assert.NotEmpty(finding.Escalations);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "messageTraces");
        Assert.Contains(finding.Evidence, row => row.Description.StartsWith("New-InboundConnector", StringComparison.Ordinal));
        Assert.Contains(finding.Evidence, row => row.Description.StartsWith("New-TransportRule", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Findings, other => other.TargetKind == TargetKind.Tenant);
    }

    [Fact]
    public void A_settled_partner_connector_is_high() =>
        Assert.Equal(Severity.High, Assert.Single(Partner(TestTenant.Contoso().WithOrdinaryMail(Day, connector: "Mail"), 3_000)).Severity);

    [Fact]
    public void A_newsletter_that_went_out_before_stays_below_high()
    {
        var tenant = TestTenant.Contoso().WithOrdinaryMail(Day, connector: "Mail").Add(EntitySets.MessageTraces, [.. Traces.Mail(Day.AddDays(-8).AddHours(1), 2_600, connector: "Mail")]);

        Assert.All(Partner(tenant, 3_000), finding => Assert.True(finding.Severity < Severity.High, finding.Summary));
    }

    [Fact]
    public void Mail_that_only_takes_another_way_stays_below_high()
    {
        var tenant = TestTenant.Contoso().WithOrdinaryMail(Day, perDay: 1_000);

        var finding = Assert.Single(Partner(tenant, 1_000));
        Assert.Equal(Severity.Medium, finding.Severity);
    }

    [Fact]
    public void Mail_that_takes_the_way_of_a_certificate_is_low()
    {
        var connector = new InboundConnector { Name = "Signatures", ConnectorType = "OnPremises", RequireTls = true, TlsSenderCertificateName = "*.signatures.fabrikam.com", WhenCreated = Day.AddDays(-1) };
        var tenant = TestTenant.Contoso().WithOrdinaryMail(Day, perDay: 1_000).Add(EntitySets.InboundConnectors, connector).Add(EntitySets.MessageTraces, [.. Traces.Mail(Day, 1_000, connector: "Signatures")]);

        Assert.Equal(Severity.Low, Assert.Single(tenant.Hunt(Id).Findings).Severity);
    }

    [Fact]
    public void A_gateway_bound_by_its_certificate_is_low()
    {
        var connector = new InboundConnector { Name = "Mail", ConnectorType = "OnPremises", RequireTls = true, TlsSenderCertificateName = "*.mimecast.com" };
        var tenant = TestTenant.Contoso().WithOrdinaryMail(Day).Add(EntitySets.InboundConnectors, connector).Add(EntitySets.MessageTraces, [.. Traces.Mail(Day, 4_000, connector: "Mail")]);

        Assert.Equal(Severity.Low, Assert.Single(tenant.Hunt(Id).Findings, finding => finding.TargetKind == TargetKind.InboundConnector).Severity);
    }

    [Fact]
    public void Forged_senders_count_without_a_burst()
    {
        var tenant = TestTenant.Contoso().WithOrdinaryMail(Day).Add(EntitySets.InboundConnectors, new InboundConnector { Name = "Mail", ConnectorType = "Partner" })
            .Add(EntitySets.MessageTraces, [.. Traces.Mail(Day, 200, connector: "Mail", returnPath: "x@bulk.example")]);

        var finding = Assert.Single(tenant.Hunt(Id).Findings);
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("100", finding.Summary);
    }

    [Fact]
    public void A_burst_of_an_own_domain_without_connector_is_medium()
    {
        var finding = Assert.Single(TestTenant.Contoso().WithOrdinaryMail(Day).Add(EntitySets.MessageTraces, [.. Traces.Mail(Day, 4_000)]).Hunt(Id).Findings);

        Assert.Equal((Severity.Medium, "contoso.com"), (finding.Severity, finding.TargetId));
    }

    [Fact]
    public void Ordinary_mail_passes() => Assert.Equal(DetectionState.Pass, TestTenant.Contoso().WithOrdinaryMail(Day).Hunt(Id).StateOf(Id));

    [Fact]
    public void Without_a_trace_it_is_not_assessed() => Assert.Equal(DetectionState.NotAssessed, MailFlowRecords.Aftermath().Hunt(Id).StateOf(Id));

    [Fact]
    public void A_trace_of_another_time_is_no_pass()
    {
        var result = MailFlowRecords.Aftermath().WithOrdinaryMail(Day.AddDays(-30)).Hunt(Id);

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, result.StateOf(Id));
        Assert.Contains(result.Outcomes.Single(outcome => outcome.DetectionId == Id).Reasons, reason => reason.Contains(MailFlowRecords.SeedConnector));
    }

    private static List<Finding> Partner(TestTenant tenant, int recipients) => tenant
        .Add(EntitySets.InboundConnectors, new InboundConnector { Name = "Mail", ConnectorType = "Partner", WhenCreated = Day.AddYears(-2) })
        .Add(EntitySets.MessageTraces, [.. Traces.Mail(Day, recipients, connector: "Mail")]).Hunt(Id).Findings;
}

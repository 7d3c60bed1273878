using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.MailboxRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Fwd008BulkTakingDetectionTests
{
    private const string Id = "FWD-008";

    [Fact]
    public void A_new_journal_outside_is_high()
    {
        var tenant = Journal("journal@example.net", 2);
        var finding = Assert.Single(tenant.Hunt(Id).Findings);

        Assert.Equal((Severity.High, "Copies"), (finding.Severity, finding.TargetId));
        Assert.Contains("everybody", finding.Summary);
    }

    [Theory]
    [InlineData("journal@eu.mimecast.com", 2, Severity.Low)]
    [InlineData("journal@example.net", 900, Severity.Medium)]
    public void A_known_product_and_a_settled_journal_are_less(string address, double days, Severity severity) =>
        Assert.Equal(severity, Assert.Single(Journal(address, days).Hunt(Id).Findings).Severity);

    [Fact]
    public void A_journal_inside_is_nothing() => Assert.Empty(Journal("journal@contoso.com", 2).Hunt(Id).Findings);

    [Fact]
    public void A_journal_that_is_gone_is_told_from_the_log()
    {
        var tenant = TestTenant.Contoso().With(EntitySets.JournalRules).Add(EntitySets.UnifiedAuditLog,
            Did("New-JournalRule", 5, null, ("Name", "tmp"), ("JournalEmailAddress", Outside), ("Scope", "Global")).AsApp(), Did("Remove-JournalRule", 4, null, ("Identity", "tmp")));

        Assert.Equal(Severity.Critical, Assert.Single(tenant.Hunt(Id).Findings).Severity);
    }

    [Fact]
    public void A_first_export_is_high_and_by_an_application_critical()
    {
        var export = Did("New-MailboxExportRequest", 2, null, ("Mailbox", Bo), ("FilePath", @"\\host\share\bo.pst"));

        Assert.Equal(Severity.High, Assert.Single(TestTenant.Contoso().WithLogSince(90).Add(EntitySets.UnifiedAuditLog, export).Hunt(Id).Findings).Severity);
        Assert.Equal(Severity.Critical, Assert.Single(TestTenant.Contoso().WithLogSince(90).Add(EntitySets.UnifiedAuditLog, export.AsApp()).Hunt(Id).Findings).Severity);
    }

    [Fact]
    public void A_short_log_cannot_tell_who_usually_does_it()
    {
        var finding = Assert.Single(TestTenant.Contoso().WithLogSince(7).Add(EntitySets.UnifiedAuditLog, Did("New-MigrationBatch", 2, null, ("Name", "wave 1"))).Hunt(Id).Findings);

        Assert.Equal((Severity.Medium, Confidence.Medium), (finding.Severity, finding.Confidence));
    }

    [Fact]
    public void Whoever_does_it_every_week_is_told_once_at_most()
    {
        var searches = Enumerable.Range(0, 10).Select(week => Did("New-ComplianceSearch", 5 + (week * 7), "legal@contoso.com", ("Name", $"case {week}"))).ToArray();

        Assert.True(Assert.Single(TestTenant.Contoso().WithLogSince(170).Add(EntitySets.UnifiedAuditLog, searches).Hunt(Id).Findings).Severity < Severity.High);
    }

    [Fact]
    public void The_service_itself_is_passed_over() => Assert.Empty(TestTenant.Contoso().WithLogSince(90)
        .Add(EntitySets.UnifiedAuditLog, Did("New-App", 2, @"NT AUTHORITY\SYSTEM (Microsoft.Exchange.ServiceHost)", ("Name", "x")) with { UserType = 4 }).Hunt(Id).Findings);

    [Fact]
    public void Without_evidence_it_says_so_and_a_log_alone_is_no_pass()
    {
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt(Id).StateOf(Id));
        Assert.Equal(DetectionState.PartlyAssessed, TestTenant.Contoso().With(EntitySets.UnifiedAuditLog).Hunt(Id).StateOf(Id));
    }

    private static TestTenant Journal(string address, double days) => TestTenant.Contoso().Add(EntitySets.JournalRules, new JournalRule { Name = "Copies", Enabled = true, JournalEmailAddress = address, Scope = "Global", WhenCreated = Now.AddDays(-days) });
}

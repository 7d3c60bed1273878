using OAuthHunter.Core.Tests.Facts.Apps;
using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.MailboxRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Fwd009MassMailAccessDetectionTests
{
    private const string Id = "FWD-009";
    private const string App = "5b6c0001-0000-4000-8000-0000000000aa";

    [Fact]
    public void Five_mailboxes_in_ten_minutes_by_a_settled_app_are_high()
    {
        var finding = Assert.Single(Known(400).Add(EntitySets.UnifiedAuditLog, Burst(2)).Hunt(Id).Findings);

        Assert.Equal((Severity.High, App), (finding.Severity, finding.AppId));
        Assert.Contains(finding.Evidence, row => row.Description.StartsWith("MailItemsAccessed", StringComparison.Ordinal));
        Assert.Contains("user:user0@contoso.com", finding.Subjects);
    }

    [Fact]
    public void A_young_app_is_critical_however_short_the_log() =>
        Assert.Equal(Severity.Critical, Assert.Single(Known(3, logDays: 2).Add(EntitySets.UnifiedAuditLog, Burst(1)).Hunt(Id).Findings).Severity);

    [Fact]
    public void A_backup_that_reads_every_night_since_the_log_began_is_nothing()
    {
        var nights = Enumerable.Range(0, 60).SelectMany(night => Burst(night + 0.5)).ToArray();

        Assert.Empty(Known(400, logDays: 60).Add(EntitySets.UnifiedAuditLog, nights).Hunt(Id).Findings);
    }

    [Theory]
    [InlineData("Sync", false)]
    [InlineData("Bind", true)]
    public void Fetching_whole_mailboxes_or_more_than_the_log_counts_is_told(string type, bool throttled)
    {
        var reads = Enumerable.Range(0, 3).Select(number => Read(2 + (number * 0.1), $"user{number}@contoso.com", App, type: type, throttled: throttled)).ToArray();

        Assert.Equal(Severity.High, Assert.Single(Known(400).Add(EntitySets.UnifiedAuditLog, reads).Hunt(Id).Findings).Severity);
    }

    [Fact]
    public void Mail_in_mass_is_told_against_the_week_before()
    {
        var sends = Enumerable.Range(0, 150).Select(number => Read(2 - (number * 0.0001), Bo, App) with { Operation = "Send", Id = "send" + number }).ToArray();

        Assert.Contains("sent 1", Assert.Single(Known(400).Add(EntitySets.UnifiedAuditLog, sends).Hunt(Id).Findings).Summary);
    }

    [Fact]
    public void Microsofts_own_clients_are_left_out()
    {
        var outlook = AppRecords.Sp("Outlook", 900) with { AppId = App, Id = "sp-outlook", AppOwnerOrganizationId = "f8cdef31-a31e-4b4a-93e4-5f571e91255a" };

        Assert.Empty(TestTenant.Contoso().WithLogSince(90).Add(EntitySets.ServicePrincipals, outlook).Add(EntitySets.UnifiedAuditLog, Burst(2, asItself: false)).Hunt(Id).Findings);
    }

    [Fact]
    public void A_client_that_people_use_is_medium() =>
        Assert.Equal(Severity.Medium, Assert.Single(Known(400).Add(EntitySets.UnifiedAuditLog, Burst(2, asItself: false)).Hunt(Id).Findings).Severity);

    [Fact]
    public void Four_mailboxes_are_nothing() => Assert.Empty(Known(400).Add(EntitySets.UnifiedAuditLog, [.. Burst(2).Take(4)]).Hunt(Id).Findings);

    [Fact]
    public void A_log_without_such_records_is_no_pass()
    {
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt(Id).StateOf(Id));
        Assert.Equal(DetectionState.PartlyAssessed, Known(400).Hunt(Id).StateOf(Id));
        Assert.Equal(DetectionState.Pass, Known(400).Add(EntitySets.UnifiedAuditLog, Read(2, Bo, App)).Hunt(Id).StateOf(Id));
    }

    private static AuditRecord[] Burst(double daysAgo, bool asItself = true) =>
        [.. Enumerable.Range(0, 6).Select(number => Read(daysAgo - (number / 1_440.0), $"user{number}@contoso.com", App, asItself))];

    private static TestTenant Known(double appDays, double logDays = 90) => TestTenant.Contoso().WithLogSince(logDays)
        .Add(EntitySets.ServicePrincipals, AppRecords.Sp("Reader", appDays) with { AppId = App });
}

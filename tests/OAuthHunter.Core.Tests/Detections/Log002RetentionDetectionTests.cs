using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using static OAuthHunter.Core.Tests.Support.MailboxRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Log002RetentionDetectionTests
{
    private const string Id = "LOG-002";

    [Fact]
    public void A_short_reach_names_the_log_and_who_is_blind()
    {
        var finding = Assert.Single(Reaching(7, 40).Hunt(Id).Findings);

        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Equal(["signIns", "unifiedAuditLog"], finding.Evidence.Select(row => row.EntitySet));
        Assert.Contains("SIN-001", finding.Summary);
        Assert.Contains("CNX-003", finding.Summary);
        Assert.Null(finding.LastSeen);
    }

    [Fact]
    public void Logs_as_long_as_the_service_keeps_them_pass() => Assert.Equal(DetectionState.Pass, Reaching(30, 180).Covering(EntitySets.DirectoryAudits, Now.AddDays(-30), Now).Hunt(Id).StateOf(Id));

    [Fact]
    public void A_log_without_times_is_no_pass()
    {
        Assert.Equal(DetectionState.PartlyAssessed, Reaching(30, 180).With(EntitySets.DirectoryAudits).Hunt(Id).StateOf(Id));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt(Id).StateOf(Id));
    }

    private static TestTenant Reaching(double signIns, double audit) => TestTenant.Contoso().Covering(EntitySets.SignIns, Now.AddDays(-signIns), Now).Covering(EntitySets.UnifiedAuditLog, Now.AddDays(-audit), Now);
}

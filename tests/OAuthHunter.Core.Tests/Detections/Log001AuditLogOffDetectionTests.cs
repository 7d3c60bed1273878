using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.MailboxRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Log001AuditLogOffDetectionTests
{
    private const string Id = "LOG-001";

    [Fact]
    public void A_log_that_is_off_is_high() => Assert.Equal(Severity.High, Assert.Single(Listed(false).Hunt(Id).Findings).Severity);

    [Fact]
    public void One_that_was_switched_off_lately_is_critical_also_when_it_is_on_again()
    {
        var finding = Assert.Single(Listed(true).Add(EntitySets.UnifiedAuditLog, Switch(5, "False"), Switch(4, "True")).Hunt(Id).Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Contains("on again", finding.Summary);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void An_answer_that_the_log_itself_refutes_is_doubtful()
    {
        var finding = Assert.Single(Listed(false).WithLogSince(90).Hunt(Id).Findings);

        Assert.Equal((Severity.Medium, Confidence.Low), (finding.Severity, finding.Confidence));
    }

    [Fact]
    public void A_log_that_is_on_passes() => Assert.Equal(DetectionState.Pass, Listed(true).With(EntitySets.UnifiedAuditLog).Hunt(Id).StateOf(Id));

    [Fact]
    public void Switching_it_on_is_nothing() => Assert.Empty(Listed(true).Add(EntitySets.UnifiedAuditLog, Switch(5, "True")).Hunt(Id).Findings);

    [Fact]
    public void Without_evidence_it_is_not_assessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt(Id).StateOf(Id));

    private static AuditRecord Switch(double days, string value) => Did("Set-AdminAuditLogConfig", days, null, ("UnifiedAuditLogIngestionEnabled", value));

    private static TestTenant Listed(bool isOn) => TestTenant.Contoso().Add(EntitySets.AdminAuditLogConfig, new AdminAuditLogConfig { Identity = "Admin Audit Log Settings", UnifiedAuditLogIngestionEnabled = isOn });
}

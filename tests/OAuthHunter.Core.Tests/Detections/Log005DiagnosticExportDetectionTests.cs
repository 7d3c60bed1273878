using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.MailboxRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Log005DiagnosticExportDetectionTests
{
    private const string Id = "LOG-005";

    [Fact]
    public void A_removal_is_medium_with_its_caller()
    {
        var finding = Assert.Single(Hunt(Activity("delete")).Findings);

        Assert.Equal((Severity.Medium, "to-siem"), (finding.Severity, finding.TargetId));
        Assert.Contains("user:bo@contoso.com", finding.Subjects);
        Assert.Contains("ip:198.51.100.9", finding.Subjects);
    }

    [Fact]
    public void A_redeployment_is_low() => Assert.Equal(Severity.Low, Assert.Single(Hunt(Activity("delete"), Activity("write", 10)).Findings).Severity);

    [Fact]
    public void An_administrator_at_risk_is_high()
    {
        var tenant = TestTenant.Contoso().WithAdmin().Add(EntitySets.RiskyUsers, new RiskyUser { Id = AdminFixture.AdminId, UserPrincipalName = AdminFixture.AdminUpn, RiskLevel = "high", RiskState = "atRisk" })
            .Add(EntitySets.AzureActivities, Activity("delete") with { Caller = AdminFixture.AdminUpn });

        Assert.Equal(Severity.High, Assert.Single(tenant.Hunt(Id).Findings).Severity);
    }

    [Fact]
    public void A_failed_removal_a_new_setting_and_other_resources_are_nothing() => Assert.Equal(
        DetectionState.Pass,
        Hunt(Activity("delete") with { Status = "Failed" }, Activity("write"), Activity("delete") with { OperationName = "Microsoft.Insights/diagnosticSettings/delete" }).StateOf(Id));

    [Fact]
    public void Without_the_log_it_is_not_assessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.UnifiedAuditLog).Hunt(Id).StateOf(Id));

    private static AzureActivity Activity(string verb, double minutes = 0) => new()
    {
        Id = verb + minutes.ToString(System.Globalization.CultureInfo.InvariantCulture), EventTimestamp = Now.AddDays(-2).AddMinutes(minutes), OperationName = "microsoft.aadiam/diagnosticSettings/" + verb, Caller = Bo, CallerIpAddress = "198.51.100.9",
        Status = "Succeeded", ResourceId = "/providers/microsoft.aadiam/diagnosticSettings/to-siem",
    };

    private static HuntResult Hunt(params AzureActivity[] activities) => TestTenant.Contoso().Add(EntitySets.AzureActivities, activities).Hunt(Id);
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap014ContinuousAccessDisabledDetectionTests
{
    private static ConditionalAccessPolicy Evaluation(string? mode, bool? tells = true) =>
        PolicyTenant.Policy("cae", session: new ConditionalAccessSessionControls { ContinuousAccessEvaluationMode = mode, TellsContinuousAccess = tells });

    [Fact]
    public void A_policy_that_switches_it_off_is_found()
    {
        var finding = Assert.Single(PolicyTenant.With(Evaluation("disabled")).Hunt("CAP-014").Findings);

        Assert.Equal((Severity.High, "cae"), (finding.Severity, finding.TargetName));
        Assert.Contains("for all users", finding.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("strictLocation")]
    [InlineData(null)]
    public void Strict_or_not_set_passes(string? mode) =>
        Assert.Equal(DetectionState.Pass, PolicyTenant.With(Evaluation(mode)).With(EntitySets.DirectoryAudits).Hunt("CAP-014").StateOf("CAP-014"));

    [Fact]
    public void A_policy_that_is_off_switches_nothing_off() => Assert.Empty(PolicyTenant.With(Evaluation("disabled") with { State = "disabled" }).Hunt("CAP-014").Findings);

    [Fact]
    public void A_change_in_the_log_is_told()
    {
        var finding = Assert.Single(PolicyTenant.With(PolicyTenant.Policy("all")).Add(EntitySets.DirectoryAudits, PolicyTenant.Audit("Update continuous access evaluation", "cae", "CAE")).Hunt("CAP-014").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("user:ada@contoso.com", finding.Subjects);
    }

    [Fact]
    public void An_export_that_cannot_show_it_is_no_pass()
    {
        Assert.Equal(DetectionState.PartlyAssessed, PolicyTenant.With(Evaluation(null, null)).With(EntitySets.DirectoryAudits).Hunt("CAP-014").StateOf("CAP-014"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CAP-014").StateOf("CAP-014"));
    }
}

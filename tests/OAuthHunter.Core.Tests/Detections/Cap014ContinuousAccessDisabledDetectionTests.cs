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
        Assert.Equal(DetectionState.Pass, PolicyTenant.With(Evaluation(mode)).With(EntitySets.DirectoryAudits, EntitySets.ContinuousAccessEvaluationPolicy).Hunt("CAP-014").StateOf("CAP-014"));

    [Fact]
    public void A_policy_that_is_off_switches_nothing_off() => Assert.Empty(PolicyTenant.With(Evaluation("disabled") with { State = "disabled" }).Hunt("CAP-014").Findings);

    [Fact]
    public void A_change_in_the_log_is_told()
    {
        var finding = Assert.Single(PolicyTenant.With(PolicyTenant.Policy("all")).Add(EntitySets.DirectoryAudits, PolicyTenant.Audit("Update continuous access evaluation", "cae", "CAE")).Hunt("CAP-014").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("user:ada@contoso.com", finding.Subjects);
    }

    [Theory]
    [InlineData(false, false, 0, Severity.High)]
    [InlineData(false, null, 0, Severity.High)]
    [InlineData(false, true, 0, null)]
    [InlineData(true, false, 0, null)]
    [InlineData(true, null, 2, Severity.Medium)]
    [InlineData(true, true, 2, null)]
    [InlineData(null, null, 2, null)]
    public void The_setting_from_before_counts_until_it_is_migrated(bool? isEnabled, bool? migrate, int groups, Severity? severity)
    {
        var old = new ContinuousAccessEvaluationPolicy { Id = "old", IsEnabled = isEnabled, Migrate = migrate, Users = [], Groups = [.. Enumerable.Range(0, groups).Select(number => $"g{number}")] };

        Assert.Equal(severity, PolicyTenant.With(Evaluation(null)).Add(EntitySets.ContinuousAccessEvaluationPolicy, old).Hunt("CAP-014").Findings.SingleOrDefault()?.Severity);
    }

    [Fact]
    public void Without_the_setting_from_before_it_is_partly_assessed() =>
        Assert.Equal(DetectionState.PartlyAssessed, PolicyTenant.With(Evaluation(null)).With(EntitySets.DirectoryAudits).Hunt("CAP-014").StateOf("CAP-014"));

    [Fact]
    public void An_export_that_cannot_show_it_is_no_pass()
    {
        Assert.Equal(DetectionState.PartlyAssessed, PolicyTenant.With(Evaluation(null, null)).With(EntitySets.DirectoryAudits, EntitySets.ContinuousAccessEvaluationPolicy).Hunt("CAP-014").StateOf("CAP-014"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CAP-014").StateOf("CAP-014"));
    }
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Aum007PasswordProtectionDetectionTests
{
    [Theory]
    [InlineData("EnableBannedPasswordCheck", "False")]
    [InlineData("LockoutThreshold", "50")]
    [InlineData("LockoutDurationInSeconds", "5")]
    public void Weak_values_are_found(string name, string value)
    {
        var finding = Assert.Single(Hunt((name, value)).Findings);

        Assert.Equal((TargetKind.Tenant, Severity.Low), (finding.TargetKind, finding.Severity));
        Assert.Contains(name, Assert.Single(finding.Evidence).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Auditing_counts_only_where_the_check_is_on()
    {
        Assert.Single(Hunt(("EnableBannedPasswordCheckOnPremises", "True"), ("BannedPasswordCheckOnPremisesMode", "Audit")).Findings);
        Assert.Equal(DetectionState.Pass, Hunt(("EnableBannedPasswordCheckOnPremises", "False"), ("BannedPasswordCheckOnPremisesMode", "Audit")).StateOf("AUM-007"));
    }

    [Fact]
    public void Defaults_and_other_settings_pass()
    {
        Assert.Equal(DetectionState.Pass, Hunt(("LockoutThreshold", "10"), ("LockoutDurationInSeconds", "60"), ("EnableBannedPasswordCheck", "True")).StateOf("AUM-007"));
        Assert.Equal(DetectionState.Pass, TestTenant.Contoso().With(EntitySets.GroupSettings).Hunt("AUM-007").StateOf("AUM-007"));
        Assert.Equal(DetectionState.Pass, TestTenant.Contoso().Add(EntitySets.GroupSettings, new GroupSetting { Id = "x", TemplateId = "other", Values = [new NameValue("LockoutThreshold", "99")] }).Hunt("AUM-007").StateOf("AUM-007"));
    }

    [Fact]
    public void Without_the_settings_it_is_not_assessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("AUM-007").StateOf("AUM-007"));

    private static HuntResult Hunt(params (string Name, string Value)[] values) => TestTenant.Contoso().Add(
        EntitySets.GroupSettings,
        new GroupSetting { Id = "s", TemplateId = "5cf42378-d67d-4f36-ba46-e8b86229381d", Values = [.. values.Select(value => new NameValue(value.Name, value.Value))] }).Hunt("AUM-007");
}

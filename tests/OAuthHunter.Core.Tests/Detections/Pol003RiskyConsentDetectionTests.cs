using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Pol003RiskyConsentDetectionTests
{
    [Theory]
    [InlineData(true, false, Severity.High, 1)]
    [InlineData(true, true, Severity.High, 2)]
    [InlineData(false, true, Severity.Medium, 1)]
    public void EitherIsFound(bool risky, bool apps, Severity severity, int rows)
    {
        var finding = Assert.Single(TestTenant.Contoso().Add(EntitySets.AuthorizationPolicy, Authorization(risky, apps)).Hunt("POL-003").Findings);

        Assert.Equal((severity, rows), (finding.Severity, finding.Evidence.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void OffOrUnknownIsNotFound(bool? value) => Assert.Empty(TestTenant.Contoso().Add(EntitySets.AuthorizationPolicy, Authorization(value, value)).Hunt("POL-003").Findings);

    [Fact]
    public void TheOlderConsentSettingsTellToo() => Assert.Equal(Severity.High, Assert.Single(TestTenant.Contoso().Add(EntitySets.GroupSettings, new GroupSetting
    {
        Id = "g", TemplateId = "dffd5d46-495d-40a9-8e21-954ff55e198a", Values = [new NameValue("BlockUserConsentForRiskyApps", "false")],
    }).Hunt("POL-003").Findings).Severity);

    [Fact]
    public void WithoutThePolicyItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("POL-003").StateOf("POL-003"));
}

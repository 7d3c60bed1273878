using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Pol005GroupConsentDetectionTests
{
    [Fact]
    public void ForEveryOwnerIsLow() => Assert.Equal(Severity.Low, Assert.Single(Tenant("true", "").Hunt("POL-005").Findings).Severity);

    [Theory]
    [InlineData("false", "")]
    [InlineData("true", "11110000-0000-4000-8000-000000000001")]
    public void OffOrForOneGroupIsFine(string enabled, string group) => Assert.Empty(Tenant(enabled, group).Hunt("POL-005").Findings);

    [Fact]
    public void AnotherPolicyForOwnedResourcesIsLow()
    {
        Assert.Single(TestTenant.Contoso().Add(EntitySets.AuthorizationPolicy, Authorization(consent: "ManagePermissionGrantsForOwnedResource.microsoft-all-application-permissions-for-team")).Hunt("POL-005").Findings);
        Assert.Empty(TestTenant.Contoso().Add(EntitySets.AuthorizationPolicy, Authorization(consent: "ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-chat")).Hunt("POL-005").Findings);
    }

    [Fact]
    public void WithoutSettingsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("POL-005").StateOf("POL-005"));

    private static TestTenant Tenant(string enabled, string group) => TestTenant.Contoso().Add(EntitySets.GroupSettings, new GroupSetting
    {
        Id = "g", DisplayName = "Consent Policy Settings", Values = [new NameValue("EnableGroupSpecificConsent", enabled), new NameValue("ConstrainGroupSpecificConsentToMembersOfGroupId", group)],
    });
}

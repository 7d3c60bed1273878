using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Pol001UserConsentDetectionTests
{
    [Theory]
    [InlineData("ManagePermissionGrantsForSelf.microsoft-user-default-legacy", Severity.High)]
    [InlineData("ManagePermissionGrantsForSelf.microsoft-user-default-low", Severity.Low)]
    [InlineData("ManagePermissionGrantsForSelf.contoso-unknown", Severity.Info)]
    public void TheAssignedPolicyDecides(string assigned, Severity severity)
    {
        var finding = Assert.Single(Tenant(assigned).Hunt("POL-001").Findings);

        Assert.Equal((severity, TargetKind.Policy), (finding.Severity, finding.TargetKind));
    }

    [Theory]
    [InlineData("ManagePermissionGrantsForSelf.microsoft-user-default-recommended")]
    [InlineData("ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team")]
    [InlineData(null)]
    public void RecommendedOrNoneIsFine(string? assigned) => Assert.Equal(DetectionState.Pass, (assigned is null ? Tenant() : Tenant(assigned)).Hunt("POL-001").StateOf("POL-001"));

    [Fact]
    public void ACustomPolicyIsJudgedByItsConditions()
    {
        Assert.Equal(Severity.High, Assert.Single(Custom(new PermissionGrantConditionSet { PermissionType = "delegated", Permissions = ["all"], ClientApplicationIds = ["all"] }).Findings).Severity);
        Assert.Equal(Severity.Low, Assert.Single(Custom(new PermissionGrantConditionSet { PermissionClassification = "low", Permissions = ["all"], ClientApplicationIds = ["all"] }).Findings).Severity);
        Assert.Empty(Custom(new PermissionGrantConditionSet { Permissions = ["all"], ClientApplicationIds = ["11110000-0000-4000-8000-000000000001"] }).Findings);
    }

    [Fact]
    public void WithoutThePolicyItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("POL-001").StateOf("POL-001"));

    [Fact]
    public void AnExportWithoutConsentPoliciesIsNoPass() => Assert.Equal(
        DetectionState.PartlyAssessed,
        TestTenant.Contoso().Add(EntitySets.AuthorizationPolicy, Authorization() with { DefaultUserRolePermissions = new DefaultUserRolePermissions { AllowedToCreateApps = false } }).Hunt("POL-001").StateOf("POL-001"));

    private static TestTenant Tenant(params string[] assigned) => TestTenant.Contoso().Add(EntitySets.AuthorizationPolicy, Authorization(consent: assigned));

    private static HuntResult Custom(PermissionGrantConditionSet set) => Tenant("ManagePermissionGrantsForSelf.contoso-apps")
        .Add(EntitySets.PermissionGrantPolicies, new PermissionGrantPolicy { Id = "contoso-apps", DisplayName = "Contoso apps", Includes = [set], Excludes = [] }).Hunt("POL-001");
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Pol007ConsentPolicyLoosenedDetectionTests
{
    [Fact]
    public void RiskyAppsLetInIsHigh() => Assert.Equal(Severity.High, Assert.Single(Hunt(Update(("AllowUserConsentForRiskyApps", "[false]", "[true]")))).Severity);

    [Fact]
    public void TheLegacyPolicyAssignedIsHigh() => Assert.Contains(
        "microsoft-user-default-legacy",
        Assert.Single(Hunt(Update(("PermissionGrantPolicyIdsAssignedToDefaultUserRole", "[\"ManagePermissionGrantsForSelf.microsoft-user-default-low\"]", "[\r\n  \"ManagePermissionGrantsForSelf.microsoft-user-default-legacy\"\r\n]")))).Summary);

    [Fact]
    public void ByAnAppItIsCritical() => Assert.Equal(Severity.Critical, Assert.Single(Hunt(Update(("AllowUserConsentForRiskyApps", "[false]", "[true]")).ByApp())).Severity);

    [Fact]
    public void ByAHitAccountItIsCritical() => Assert.Equal(
        Severity.Critical,
        Assert.Single(TestTenant.Contoso().WithHit().Add(EntitySets.DirectoryAudits, Update(("AllowUserConsentForRiskyApps", "[false]", "[true]")) with { InitiatedBy = new AuditActor { Kind = AuditActorKind.User, UserPrincipalName = Attacker } }).Hunt("POL-007").Findings).Severity);

    [Fact]
    public void TighteningIsFine()
    {
        Assert.Empty(Hunt(Update(("AllowUserConsentForRiskyApps", "[true]", "[false]"))));
        Assert.Empty(Hunt(Update(("PermissionGrantPolicyIdsAssignedToDefaultUserRole", "[\"ManagePermissionGrantsForSelf.microsoft-user-default-legacy\"]", "[\"ManagePermissionGrantsForSelf.microsoft-user-default-low\"]"))));
        Assert.Empty(Hunt(Update(("AllowInvitesFrom", "everyone", "none"))));
    }

    [Fact]
    public void AConsentPolicyAddedIsMedium() => Assert.Equal(Severity.Medium, Assert.Single(Hunt(Change("Add permission grant policy", 2, [new AuditTarget { Id = "p", DisplayName = "helpers" }]))).Severity);

    [Fact]
    public void BothLogsTellOfOneChange()
    {
        var twin = new AuditRecord
        {
            Id = "u", CreationTime = RoleRecords.Now.AddDays(-2).AddSeconds(1), Operation = "Update authorization policy.", RecordType = "8", Workload = "AzureActiveDirectory", ResultStatus = "Success", UserId = "admin@contoso.com",
            ModifiedProperties = [new ModifiedProperty("AllowUserConsentForRiskyApps", "[\r\n  false\r\n]", "[\r\n  true\r\n]")],
            Target = [new TypedId("AuthorizationPolicy_24480000-0000-4000-8000-000000000001", 2), new TypedId("24480000-0000-4000-8000-000000000001", 2), new TypedId("Other", 2), new TypedId("Authorization Policy", 1)],
        };
        Assert.Single(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, Update(("AllowUserConsentForRiskyApps", "[false]", "[true]"))).Add(EntitySets.UnifiedAuditLog, twin).Hunt("POL-007").Findings);
        Assert.Single(TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, twin).Hunt("POL-007").Findings);
    }

    [Fact]
    public void WithoutLogsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("POL-007").StateOf("POL-007"));

    private static List<Finding> Hunt(DirectoryAudit audit) => TestTenant.Contoso().Add(EntitySets.DirectoryAudits, audit).Hunt("POL-007").Findings;

    private static DirectoryAudit Update(params (string Name, string Old, string New)[] changes) => Change("Update authorization policy", 2,
    [
        new AuditTarget { Id = "24480000-0000-4000-8000-000000000001", DisplayName = "Authorization Policy", Type = "Other", ModifiedProperties = [.. changes.Select(change => new ModifiedProperty(change.Name, change.Old, change.New))] },
    ]);
}

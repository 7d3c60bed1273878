using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Rol012MailboxPowerDetectionTests
{
    [Fact]
    public void ImpersonationByAUserIsHigh()
    {
        var finding = Assert.Single(Tenant(Impersonation("svc-migration", "User")).Hunt("ROL-012").Findings);

        Assert.Equal((Severity.High, "svc-migration"), (finding.Severity, finding.TargetName));
    }

    [Fact]
    public void TheGroupsThatExchangeShipsAreSpared() => Assert.Empty(Tenant(Impersonation("Hygiene Management", "RoleGroup")).Hunt("ROL-012").Findings);

    [Fact]
    public void AMemberOfDiscoveryManagementIsHigh() => Assert.Contains(
        "Discovery Management",
        Assert.Single(TestTenant.Contoso().Add(EntitySets.RoleGroups, new RoleGroup { Name = "Discovery Management", Members = ["legal@contoso.com"] }, new RoleGroup { Name = "Help Desk", Members = ["help@contoso.com"] }).Hunt("ROL-012").Findings).Summary);

    [Fact]
    public void GivenLatelyIsCritical()
    {
        var given = MailFlowRecords.By("New-ManagementRoleAssignment", 0, ("Role", "ApplicationImpersonation"), ("User", "svc-migration"));
        var finding = Assert.Single(Tenant(Impersonation("svc-migration", "User")).Add(EntitySets.UnifiedAuditLog, given).Hunt("ROL-012").Findings);

        Assert.Equal((Severity.Critical, 2), (finding.Severity, finding.Evidence.Count));
    }

    [Fact]
    public void NothingOfItIsAPass() => Assert.Equal(
        DetectionState.Pass, Tenant(Impersonation("Hygiene Management", "RoleGroup")).With(EntitySets.RoleGroups, EntitySets.UnifiedAuditLog).Hunt("ROL-012").StateOf("ROL-012"));

    [Fact]
    public void WithoutExchangeItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("ROL-012").StateOf("ROL-012"));

    private static TestTenant Tenant(ManagementRoleAssignment assignment) => TestTenant.Contoso().Add(EntitySets.ManagementRoleAssignments, assignment);

    private static ManagementRoleAssignment Impersonation(string name, string type) =>
        new() { Identity = "ApplicationImpersonation-" + name, Role = "ApplicationImpersonation", RoleAssignee = name, RoleAssigneeName = name, RoleAssigneeType = type, Enabled = true };
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Rol009RoleSoonAfterCreationDetectionTests
{
    [Fact]
    public void AFreshUserWithARoleIsHigh()
    {
        var result = Tenant(Added("Add user", 3, UserId(9), "User"), RoleGiven("Add member to role", 2.9, WellKnown.GlobalAdministrator, UserId(9)));

        var finding = Assert.Single(result.Findings);
        Assert.Equal((Severity.High, UserId(9), 2), (finding.Severity, finding.TargetId, finding.Evidence.Count));
        Assert.Contains("144 minutes", finding.Summary);
    }

    [Fact]
    public void AFreshServicePrincipalIsCritical()
    {
        const string Sp = "b0000000-0000-4000-8000-000000000001";
        var finding = Assert.Single(Tenant(Added("Add service principal", 3, Sp, "ServicePrincipal"), RoleGiven("Add member to role", 2.99, WellKnown.ExchangeAdministrator, Sp, "ServicePrincipal")).Findings);

        Assert.Equal((Severity.Critical, TargetKind.Application), (finding.Severity, finding.TargetKind));
    }

    [Fact]
    public void TheUnifiedAuditLogTellsTheSame()
    {
        var made = new AuditRecord { Id = "1", CreationTime = RoleRecords.Now.AddDays(-3), Operation = "Add user", RecordType = "8", Workload = "AzureActiveDirectory", ResultStatus = "Success", UserId = "admin@contoso.com", ObjectId = "fresh@contoso.com", Target = [new TypedId("User_" + UserId(9), 2), new TypedId(UserId(9), 2), new TypedId("User", 2), new TypedId("fresh@contoso.com", 5)] };
        var given = made with
        {
            Id = "2", CreationTime = RoleRecords.Now.AddDays(-2.9), Operation = "Add member to role",
            ModifiedProperties = [new ModifiedProperty("Role.DisplayName", null, "Company Administrator"), new ModifiedProperty("Role.TemplateId", null, WellKnown.GlobalAdministrator)],
        };
        Assert.Equal(UserId(9), Assert.Single(TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, made, given).Hunt("ROL-009").Findings).TargetId);
    }

    [Fact]
    public void TwoDaysLaterIsOnboarding() => Assert.Empty(Tenant(Added("Add user", 5, UserId(9), "User"), RoleGiven("Add member to role", 2, WellKnown.GlobalAdministrator, UserId(9))).Findings);

    [Fact]
    public void ASmallRoleIsNothing() => Assert.Empty(Tenant(Added("Add user", 3, UserId(9), "User"), RoleGiven("Add member to role", 2.9, "4a5d8f65-41da-4de4-8968-e035b65339cf", UserId(9))).Findings);

    [Fact]
    public void WithoutLogsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("ROL-009").StateOf("ROL-009"));

    private static HuntResult Tenant(params DirectoryAudit[] audits) => TestTenant.Contoso().Add(EntitySets.DirectoryAudits, [.. audits]).Hunt("ROL-009");
}

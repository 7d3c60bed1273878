using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Rol008UnusualActivationDetectionTests
{
    private const string Activation = "Add member to role completed (PIM activation)";

    [Fact]
    public void ANewNetworkIsMedium()
    {
        var finding = Assert.Single(Tenant(RoleGiven(Activation, 1, WellKnown.GlobalAdministrator, UserId(1), actor: "admin1@contoso.com", address: "203.0.113.9")).Hunt("ROL-008").Findings);

        Assert.Equal((Severity.Medium, UserId(1)), (finding.Severity, finding.TargetId));
        Assert.Contains("new for this user", finding.Summary);
    }

    [Fact]
    public void AnUnusualHourIsMedium() => Assert.Contains(
        "hour", Assert.Single(Tenant(RoleGiven(Activation, 1.5, WellKnown.GlobalAdministrator, UserId(1), actor: "admin1@contoso.com", address: "198.51.100.20")).Hunt("ROL-008").Findings).Summary);

    [Fact]
    public void ThreeRolesInHalfAnHourAreABurst() => Assert.Contains(
        "several roles",
        Assert.Single(Tenant(
            RoleGiven(Activation, 1, WellKnown.GlobalAdministrator, UserId(1), actor: "admin1@contoso.com"),
            RoleGiven(Activation, 0.995, ApplicationAdministrator, UserId(1), actor: "admin1@contoso.com"),
            RoleGiven(Activation, 0.99, PrivilegedRoleAdministrator, UserId(1), actor: "admin1@contoso.com")).Hunt("ROL-008").Findings).Summary);

    [Fact]
    public void AnAppMadeSoonAfterMakesItHigh()
    {
        var made = Change("Add application", 0.95, [new AuditTarget { Id = "app", DisplayName = "fresh", Type = "Application" }], "admin1@contoso.com");
        var finding = Assert.Single(Tenant(RoleGiven(Activation, 1, WellKnown.GlobalAdministrator, UserId(1), actor: "admin1@contoso.com", address: "203.0.113.9"), made).Hunt("ROL-008").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void TheUsualPlaceAndHourAreFine() =>
        Assert.Empty(Tenant(RoleGiven(Activation, 1, WellKnown.GlobalAdministrator, UserId(1), actor: "admin1@contoso.com")).Hunt("ROL-008").Findings);

    [Fact]
    public void TooFewSignInsSayNothing() => Assert.Empty(TestTenant.Contoso().With(EntitySets.SignIns)
        .Add(EntitySets.DirectoryAudits, RoleGiven(Activation, 1, WellKnown.GlobalAdministrator, UserId(1), actor: "admin1@contoso.com", address: "203.0.113.9")).Hunt("ROL-008").Findings);

    [Fact]
    public void WithoutSignInsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.DirectoryAudits).Hunt("ROL-008").StateOf("ROL-008"));

    // Every day at noon from the office.
    private static TestTenant Tenant(params DirectoryAudit[] audits) => TestTenant.Contoso()
        .Add(EntitySets.SignIns, [.. Enumerable.Range(2, 20).Select(day => new SignIn { Id = "s" + day, UserPrincipalName = "admin1@contoso.com", UserId = UserId(1), ErrorCode = 0, CreatedDateTime = RoleRecords.Now.AddDays(-day), IPAddress = "198.51.100.20" })])
        .Add(EntitySets.DirectoryAudits, [.. audits]);
}

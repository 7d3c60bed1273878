using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Rol006StandingAssignmentDetectionTests
{
    [Fact]
    public void AStandingRoleOfTierZeroIsMedium()
    {
        var finding = Assert.Single(Tenant(Standing(WellKnown.GlobalAdministrator, UserId(1)), Standing(ApplicationAdministrator, UserId(1))).Hunt("ROL-006").Findings);

        Assert.Equal((Severity.Medium, UserId(1)), (finding.Severity, finding.TargetId));
        Assert.Contains("for good", finding.Summary);
    }

    [Theory]
    [InlineData("Activated")]
    [InlineData("Assigned", 5)]
    public void AnActivationOrATimeboundOneIsFine(string how, int? days = null) =>
        Assert.Empty(Tenant(Standing(WellKnown.GlobalAdministrator, UserId(1), days is { } left ? RoleRecords.Now.AddDays(left) : null, how)).Hunt("ROL-006").Findings);

    [Fact]
    public void EmergencyAccountsAndSyncAccountsAreSpared() => Assert.Empty(Tenant(Standing(WellKnown.GlobalAdministrator, UserId(2)), Standing("d29b2b05-8046-44ba-8758-1e26182fcf32", UserId(3))).Hunt("ROL-006").Findings);

    [Fact]
    public void WhatMayBeAUserIsNotPassedOver()
    {
        var finding = Assert.Single(TestTenant.Contoso().Add(EntitySets.RoleAssignmentScheduleInstances, Standing(WellKnown.GlobalAdministrator, UserId(9)) with { PrincipalType = null }).Hunt("ROL-006").Findings);

        Assert.Equal(Confidence.Low, finding.Confidence);
        Assert.NotEmpty(finding.NotAssessed);
    }

    [Fact]
    public void GivenPastPimIsHigh()
    {
        var result = Tenant().Add(EntitySets.DirectoryAudits, RoleGiven("Add member to role outside of PIM (permanent)", 2, WellKnown.GlobalAdministrator, UserId(1), actor: "admin1@contoso.com")).Hunt("ROL-006");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("past PIM", finding.Summary);
    }

    [Fact]
    public void WithoutTheLicenceOnlyTheNumberIsTold()
    {
        var tenant = TestTenant.Contoso().Add(EntitySets.Users, Account(1), Account(2)).Without(EntitySets.RoleAssignmentScheduleInstances, EvidenceState.NotLicensed, "P2")
            .Add(EntitySets.RoleAssignments, Holds(WellKnown.GlobalAdministrator, UserId(1)), Holds(ApplicationAdministrator, UserId(2)));
        var finding = Assert.Single(tenant.Hunt("ROL-006").Findings);

        Assert.Equal((Severity.Info, TargetKind.Tenant), (finding.Severity, finding.TargetKind));
        Assert.Contains("2 users", finding.Summary);
    }

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("ROL-006").StateOf("ROL-006"));

    private static TestTenant Tenant(params DirectoryRoleAssignment[] assignments) =>
        TestTenant.Contoso().Add(EntitySets.Users, Account(1), Account(2, "emergency1"), Account(3, "Sync_DC01")).Add(EntitySets.RoleAssignmentScheduleInstances, [.. assignments]);
}

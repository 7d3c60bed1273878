using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Rol003AppTierZeroRoleDetectionTests
{
    [Fact]
    public void ATierZeroRoleIsHigh()
    {
        var finding = Assert.Single(HomeMade().Add(EntitySets.RoleAssignments, Role(ApplicationAdministrator) with { CreatedDateTime = RoleRecords.Now.AddDays(-200) }).Hunt("ROL-003").Findings);

        Assert.Equal((Severity.High, AppId), (finding.Severity, finding.TargetId));
        Assert.Contains("Application Administrator", finding.Summary);
        Assert.Contains("role:" + ApplicationAdministrator, finding.Subjects);
    }

    [Fact]
    public void AFreshOneIsCritical() => Assert.Equal(
        Severity.Critical,
        Assert.Single(HomeMade().Add(EntitySets.RoleAssignments, Role(ApplicationAdministrator) with { CreatedDateTime = RoleRecords.Now.AddDays(-3) }).Hunt("ROL-003").Findings).Severity);

    [Fact]
    public void AnOwnRoleWithADangerousActionCounts()
    {
        var role = new RoleDefinition
        {
            Id = "c0570000-0000-4000-8000-000000000001", TemplateId = "c0570000-0000-4000-8000-000000000001", DisplayName = "App helper", IsBuiltIn = false,
            RolePermissions = [new RolePermission { AllowedResourceActions = ["microsoft.directory/applications/credentials/update"] }],
        };
        var finding = Assert.Single(HomeMade().Add(EntitySets.RoleDefinitions, role).Add(EntitySets.RoleAssignments, Role(role.Id!)).Hunt("ROL-003").Findings);

        Assert.Contains("App helper (own role)", finding.Summary);
    }

    [Fact]
    public void AnOwnRoleThatOnlyReadsDoesNot()
    {
        var role = new RoleDefinition
        {
            Id = "c0570000-0000-4000-8000-000000000001", DisplayName = "App reader", IsBuiltIn = false,
            RolePermissions = [new RolePermission { AllowedResourceActions = ["microsoft.directory/applications/owners/read"] }],
        };
        Assert.Empty(HomeMade().Add(EntitySets.RoleDefinitions, role).Add(EntitySets.RoleAssignments, Role(role.Id!)).Hunt("ROL-003").Findings);
    }

    [Theory]
    [InlineData(WellKnown.GlobalAdministrator)]
    [InlineData(GlobalReader)]
    public void WhatOtherDetectionsSayIsNotSaidTwice(string role) => Assert.Empty(HomeMade().Add(EntitySets.RoleAssignments, Role(role)).Hunt("ROL-003").Findings);

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("ROL-003").StateOf("ROL-003"));
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Rol010AppInExchangeRoleGroupDetectionTests
{
    [Fact]
    public void AnAppInHygieneManagementIsHigh()
    {
        var finding = Assert.Single(Tenant().Add(EntitySets.RoleGroups, Group("Hygiene Management", SpId)).Hunt("ROL-010").Findings);

        Assert.Equal((Severity.High, AppId), (finding.Severity, finding.TargetId));
        Assert.Contains("role:hygiene management", finding.Subjects);
    }

    [Fact]
    public void OrganizationManagementIsCritical() => Assert.Equal(Severity.Critical, Assert.Single(Tenant().Add(EntitySets.RoleGroups, Group("Organization Management", SpId)).Hunt("ROL-010").Findings).Severity);

    [Fact]
    public void ACustomGroupIsToldByItsRoles()
    {
        Assert.Single(Tenant().Add(EntitySets.RoleGroups, Group("Mail ops", SpId) with { Roles = ["Transport Rules"] }).Hunt("ROL-010").Findings);
        Assert.Empty(Tenant().Add(EntitySets.RoleGroups, Group("Readers", SpId) with { Roles = ["View-Only Configuration"] }).Hunt("ROL-010").Findings);
    }

    [Fact]
    public void WhatTheLogSawIsToldEvenIfItIsOver()
    {
        var added = MailFlowRecords.By("Add-RoleGroupMember", 0, ("Identity", "Organization Management"), ("Member", SpId));
        var finding = Assert.Single(Tenant().Add(EntitySets.RoleGroups, Group("Organization Management")).Add(EntitySets.UnifiedAuditLog, added).Hunt("ROL-010").Findings);

        Assert.Contains("is no longer", finding.Summary);
        Assert.Contains("user:admin@contoso.com", finding.Subjects);
    }

    [Fact]
    public void PeopleAreNoApps() => Assert.Empty(Tenant().Add(EntitySets.RoleGroups, Group("Organization Management", "admin@contoso.com")).Hunt("ROL-010").Findings);

    [Fact]
    public void MembersThatWereNotCapturedKeepItFromAPass() => Assert.Equal(
        DetectionState.PartlyAssessed, Tenant().Add(EntitySets.RoleGroups, Group("Organization Management") with { Members = null }).Hunt("ROL-010").StateOf("ROL-010"));

    [Fact]
    public void WithoutExchangeItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, HomeMade().Hunt("ROL-010").StateOf("ROL-010"));

    private static TestTenant Tenant() => HomeMade().Add(EntitySets.ExchangeServicePrincipals, new ExchangeServicePrincipal { Identity = SpId, DisplayName = "Contoso_GhY", AppId = AppId, ObjectId = SpId });

    private static RoleGroup Group(string name, params string[] members) => new() { Identity = name, Name = name, Roles = [], Members = [.. members] };
}

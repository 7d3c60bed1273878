using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Rol013PartnerRolesDetectionTests
{
    [Fact]
    public void APartnerWithGlobalAdministratorIsMediumAndHighWhenNew()
    {
        Assert.Equal(Severity.Medium, Assert.Single(Tenant(Relationship(200, WellKnown.GlobalAdministrator)).Hunt("ROL-013").Findings).Severity);
        Assert.Equal(Severity.High, Assert.Single(Tenant(Relationship(5, WellKnown.GlobalAdministrator)).Hunt("ROL-013").Findings).Severity);
    }

    [Theory]
    [InlineData("terminated", WellKnown.GlobalAdministrator, TestTenant.TenantId)]
    [InlineData("active", "f2ef992c-3afb-46b9-b7cf-a126ee74c451", TestTenant.TenantId)]
    [InlineData("active", WellKnown.GlobalAdministrator, "99990000-0000-4000-8000-000000000009")]
    public void WhatIsOverOrSmallOrOurPowerOverOthersIsFine(string status, string role, string customer) => Assert.Empty(
        Tenant(Relationship(5, role) with { Status = status, Customer = new DelegatedAdminCustomer { TenantId = customer } }).Hunt("ROL-013").Findings);

    [Fact]
    public void APartnerAddedToTheCompanyIsHigh() => Assert.Equal(
        Severity.High, Assert.Single(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, Change("Add partner to company", 3, [new AuditTarget { Id = "p", DisplayName = "Fabrikam" }])).Hunt("ROL-013").Findings).Severity);

    [Fact]
    public void AServiceProviderInTheCrossTenantSettingsIsLow() => Assert.Equal(
        Severity.Low, Assert.Single(TestTenant.Contoso().Add(EntitySets.CrossTenantAccessPartners, new CrossTenantAccessPartner { TenantId = "99990000-0000-4000-8000-000000000009", IsServiceProvider = true }).Hunt("ROL-013").Findings).Severity);

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("ROL-013").StateOf("ROL-013"));

    private static TestTenant Tenant(DelegatedAdminRelationship relationship) => TestTenant.Contoso().Add(EntitySets.DelegatedAdminRelationships, relationship);

    private static DelegatedAdminRelationship Relationship(int daysAgo, string role) => new()
    {
        Id = "gdap", DisplayName = "Fabrikam support", Status = "active", CreatedDateTime = RoleRecords.Now.AddDays(-daysAgo), AutoExtendDuration = "P180D",
        AccessDetails = new DelegatedAdminAccess { UnifiedRoles = [new DelegatedAdminRole { RoleDefinitionId = role }] },
    };
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Pol008CrossTenantTrustDetectionTests
{
    private const string Fabrikam = "99990000-0000-4000-8000-000000000009";

    [Fact]
    public void TrustInEverybodysMfaIsMedium() => Assert.Equal(
        Severity.Medium, Assert.Single(Tenant().Add(EntitySets.CrossTenantAccessDefault, new CrossTenantAccessDefault { InboundTrust = new CrossTenantInboundTrust { IsMfaAccepted = true } }).Hunt("POL-008").Findings).Severity);

    [Fact]
    public void TheServiceDefaultIsFine() => Assert.Empty(Tenant().Add(EntitySets.CrossTenantAccessDefault, new CrossTenantAccessDefault { IsServiceDefault = true, InboundTrust = new CrossTenantInboundTrust { IsMfaAccepted = false } }).Hunt("POL-008").Findings);

    [Fact]
    public void APartnerWhoWritesAccountsIsMediumAndOneWhoseMfaCountsLow()
    {
        Assert.Equal(Severity.Medium, Assert.Single(Tenant().Add(EntitySets.CrossTenantAccessPartners, Partner() with { IdentitySynchronization = new CrossTenantSync { UserSyncInbound = new CrossTenantUserSync { IsSyncAllowed = true } } }).Hunt("POL-008").Findings).Severity);
        Assert.Equal(Severity.Low, Assert.Single(Tenant().Add(EntitySets.CrossTenantAccessPartners, Partner() with { InboundTrust = new CrossTenantInboundTrust { IsMfaAccepted = true } }).Hunt("POL-008").Findings).Severity);
    }

    [Fact]
    public void APartnerWithoutTrustIsFine() => Assert.Empty(Tenant().Add(EntitySets.CrossTenantAccessPartners, Partner()).Hunt("POL-008").Findings);

    [Fact]
    public void ADoorThatIsOpenToEveryTenantIsMediumAndSaysToWhom()
    {
        var open = Access("allowed", "AllUsers", "allowed", "AllApplications");
        var finding = Assert.Single(Tenant().Add(EntitySets.CrossTenantAccessDefault, new CrossTenantAccessDefault { B2BDirectConnectInbound = open, TenantRestrictions = open }).Hunt("POL-008").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal(["b2bDirectConnectInbound is AllUsers to AllApplications", "tenantRestrictions is AllUsers to AllApplications"], finding.Evidence.Select(row => row.Description.Split(": ")[1].Split(" (rec")[0]));
    }

    [Fact]
    public void AllButAFewIsOpenToo() => Assert.Contains("all but guests", Assert.Single(
        Tenant().Add(EntitySets.CrossTenantAccessDefault, new CrossTenantAccessDefault { TenantRestrictions = Access("blocked", "guests", "allowed", "Office365") }).Hunt("POL-008").Findings).Evidence.Single().Description, StringComparison.Ordinal);

    [Theory]
    [InlineData("blocked", "AllUsers", "blocked", "AllApplications")]
    [InlineData("allowed", "AllUsers", "blocked", "AllApplications")]
    [InlineData("blocked", "AllUsers", "allowed", "AllApplications")]
    [InlineData("allowed", "AllUsers", null, null)]
    [InlineData("blocked", null, "allowed", "AllApplications")]
    [InlineData("allowed", null, "allowed", "AllApplications")]
    public void ADoorIsShutWhereOneSideIs(string? users, string? who, string? applications, string? what) => Assert.Empty(
        Tenant().Add(EntitySets.CrossTenantAccessDefault, new CrossTenantAccessDefault { B2BDirectConnectInbound = Access(users, who, applications, what) }).Hunt("POL-008").Findings);

    [Fact]
    public void SharedChannelsWithOnePartnerAreLow() => Assert.Equal(
        Severity.Low, Assert.Single(Tenant().Add(EntitySets.CrossTenantAccessPartners, Partner() with { B2BDirectConnectInbound = Access("allowed", "AllUsers", "allowed", "Office365") }).Hunt("POL-008").Findings).Severity);

    [Fact]
    public void ANewPartnerIsHighAndMeetsItsSetting()
    {
        var added = Change("Add a partner to cross-tenant access setting", 4, [new AuditTarget { Id = "p", DisplayName = "Partner", ModifiedProperties = [new ModifiedProperty("tenantId", null, $"\"{Fabrikam}\"")] }]);
        var finding = Assert.Single(Tenant().Add(EntitySets.CrossTenantAccessPartners, Partner() with { InboundTrust = new CrossTenantInboundTrust { IsMfaAccepted = true } }).Add(EntitySets.DirectoryAudits, added).Hunt("POL-008").Findings);

        Assert.Equal((Severity.High, Fabrikam, 2), (finding.Severity, finding.TargetId, finding.Evidence.Count));
    }

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, Tenant().Hunt("POL-008").StateOf("POL-008"));

    private static TestTenant Tenant() => TestTenant.Contoso();

    private static CrossTenantAccess Access(string? users, string? who, string? applications, string? what) => new()
    {
        UsersAndGroups = users is null ? null : new CrossTenantScope { AccessType = users, Targets = who is null ? [] : [who] },
        Applications = applications is null ? null : new CrossTenantScope { AccessType = applications, Targets = what is null ? [] : [what] },
    };

    private static CrossTenantAccessPartner Partner() => new() { TenantId = Fabrikam };
}

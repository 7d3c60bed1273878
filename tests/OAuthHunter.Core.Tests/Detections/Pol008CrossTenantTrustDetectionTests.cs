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
    public void ANewPartnerIsHighAndMeetsItsSetting()
    {
        var added = Change("Add a partner to cross-tenant access setting", 4, [new AuditTarget { Id = "p", DisplayName = "Partner", ModifiedProperties = [new ModifiedProperty("tenantId", null, $"\"{Fabrikam}\"")] }]);
        var finding = Assert.Single(Tenant().Add(EntitySets.CrossTenantAccessPartners, Partner() with { InboundTrust = new CrossTenantInboundTrust { IsMfaAccepted = true } }).Add(EntitySets.DirectoryAudits, added).Hunt("POL-008").Findings);

        Assert.Equal((Severity.High, Fabrikam, 2), (finding.Severity, finding.TargetId, finding.Evidence.Count));
    }

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, Tenant().Hunt("POL-008").StateOf("POL-008"));

    private static TestTenant Tenant() => TestTenant.Contoso();

    private static CrossTenantAccessPartner Partner() => new() { TenantId = Fabrikam };
}

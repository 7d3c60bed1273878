using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the cross-tenant access settings of Graph: the default and those for single partners.</summary>
public static class CrossTenantAccessMapper
{
    public static CrossTenantAccessDefault MapDefault(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        IsServiceDefault = row.Flag("isServiceDefault"),
        InboundTrust = Trust(row.Object("inboundTrust")),
        AutomaticUserConsentSettings = Redemption(row.Object("automaticUserConsentSettings")),
        B2BDirectConnectInbound = Access(row.Object("b2bDirectConnectInbound")),
        TenantRestrictions = Access(row.Object("tenantRestrictions")),
    };

    public static CrossTenantAccessPartner MapPartner(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        TenantId = row.Text("tenantId"),
        IsServiceProvider = row.Flag("isServiceProvider"),
        IsInMultiTenantOrganization = row.Flag("isInMultiTenantOrganization"),
        InboundTrust = Trust(row.Object("inboundTrust")),
        AutomaticUserConsentSettings = Redemption(row.Object("automaticUserConsentSettings")),
        B2BDirectConnectInbound = Access(row.Object("b2bDirectConnectInbound")),
        TenantRestrictions = Access(row.Object("tenantRestrictions")),
        IdentitySynchronization = row.Object("identitySynchronization") is { } sync ? new CrossTenantSync
        {
            DisplayName = sync.Text("displayName"),
            UserSyncInbound = sync.Object("userSyncInbound") is { } users ? new CrossTenantUserSync { IsSyncAllowed = users.Flag("isSyncAllowed") } : null,
        } : null,
    };

    private static CrossTenantInboundTrust? Trust(EvidenceRow? row) => row is null ? null : new CrossTenantInboundTrust
    {
        IsMfaAccepted = row.Flag("isMfaAccepted"),
        IsCompliantDeviceAccepted = row.Flag("isCompliantDeviceAccepted"),
        IsHybridAzureADJoinedDeviceAccepted = row.Flag("isHybridAzureADJoinedDeviceAccepted"),
    };

    private static AutomaticRedemption? Redemption(EvidenceRow? row) => row is null ? null : new AutomaticRedemption
    {
        InboundAllowed = row.Flag("inboundAllowed"),
        OutboundAllowed = row.Flag("outboundAllowed"),
    };

    private static CrossTenantAccess? Access(EvidenceRow? row) => row is null ? null : new CrossTenantAccess
    {
        UsersAndGroups = Scope(row.Object("usersAndGroups")),
        Applications = Scope(row.Object("applications")),
    };

    private static CrossTenantScope? Scope(EvidenceRow? row) => row is null ? null : new CrossTenantScope
    {
        AccessType = row.Text("accessType"),
        Targets = row.Objects("targets") is { } targets ? [.. targets.Select(target => target.Text("target")).OfType<string>()] : null,
    };
}

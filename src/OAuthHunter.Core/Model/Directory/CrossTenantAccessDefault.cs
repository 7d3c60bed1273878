namespace OAuthHunter.Model;

/// <summary>How the tenant treats all others (Graph <c>crossTenantAccessPolicyConfigurationDefault</c>).</summary>
public sealed record CrossTenantAccessDefault : EvidenceRecord
{
    public string? Id { get; init; }

    /// <summary>Nobody changed it since Microsoft made it.</summary>
    public bool? IsServiceDefault { get; init; }
    public CrossTenantInboundTrust? InboundTrust { get; init; }
    public AutomaticRedemption? AutomaticUserConsentSettings { get; init; }

    /// <summary>Users of other tenants who come in without a guest account (shared channels of Teams).</summary>
    public CrossTenantAccess? B2BDirectConnectInbound { get; init; }

    /// <summary>Where this tenant's own network and devices let foreign accounts sign in.</summary>
    public CrossTenantAccess? TenantRestrictions { get; init; }
}

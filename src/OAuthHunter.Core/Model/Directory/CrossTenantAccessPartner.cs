namespace OAuthHunter.Model;

/// <summary>How the tenant treats one other (Graph <c>crossTenantAccessPolicyConfigurationPartner</c>).</summary>
public sealed record CrossTenantAccessPartner : EvidenceRecord
{
    public string? TenantId { get; init; }

    /// <summary>The other tenant administers this one as a service provider.</summary>
    public bool? IsServiceProvider { get; init; }
    public bool? IsInMultiTenantOrganization { get; init; }
    public CrossTenantInboundTrust? InboundTrust { get; init; }
    public AutomaticRedemption? AutomaticUserConsentSettings { get; init; }

    /// <summary>Users of the partner who come in without a guest account (shared channels of Teams).</summary>
    public CrossTenantAccess? B2BDirectConnectInbound { get; init; }

    /// <summary>Where this tenant's own network and devices let foreign accounts sign in.</summary>
    public CrossTenantAccess? TenantRestrictions { get; init; }
    public CrossTenantSync? IdentitySynchronization { get; init; }
}

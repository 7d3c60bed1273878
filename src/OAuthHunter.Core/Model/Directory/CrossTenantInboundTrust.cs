namespace OAuthHunter.Model;

/// <summary>What claims of other tenants are believed.</summary>
public sealed record CrossTenantInboundTrust
{
    public bool? IsMfaAccepted { get; init; }
    public bool? IsCompliantDeviceAccepted { get; init; }
    public bool? IsHybridAzureADJoinedDeviceAccepted { get; init; }
}

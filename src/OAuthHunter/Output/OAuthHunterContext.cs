using OAuthHunter.Hosting;

namespace OAuthHunter.Output;

/// <summary>A connection as people see it: what it is, and nothing that could be stolen. Binds to -Connection.</summary>
public sealed class OAuthHunterContext
{
    internal OAuthHunterContext(ILiveTenant tenant, DateTimeOffset connectedAt)
    {
        Tenant = tenant;
        ConnectedAt = connectedAt;
    }

    public string? TenantId => Tenant.Connection.TenantId;

    public string? ClientId => Tenant.Connection.ClientId;

    public CloudEnvironment Cloud => Tenant.Connection.Cloud;

    public AuthenticationKind AuthenticationKind => Tenant.Connection.AuthenticationKind;

    public DateTimeOffset ConnectedAt { get; }

    /// <summary>The open connection behind it.</summary>
    internal ILiveTenant Tenant { get; }

    public override string ToString() => Tenant.Connection.Description;
}

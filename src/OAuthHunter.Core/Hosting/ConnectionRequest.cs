using System.Security;
using System.Security.Cryptography.X509Certificates;

namespace OAuthHunter.Hosting;

/// <summary>
/// Everything that a connection takes, credentials included. Deliberately no record: nothing prints, compares or serialises
/// it. It is used once and dropped; secrets stay <see cref="SecureString"/> until the moment of use.
/// </summary>
public sealed class ConnectionRequest
{
    public ConnectionRequest(AuthenticationKind authenticationKind)
    {
        AuthenticationKind = authenticationKind;
    }

    public AuthenticationKind AuthenticationKind { get; }

    /// <summary>Tenant id or domain.</summary>
    public string? TenantId { get; init; }

    public string? ClientId { get; init; }

    public CloudEnvironment Cloud { get; init; }

    public X509Certificate2? Certificate { get; init; }

    /// <summary>Thumbprint of a certificate in the user's or the machine's personal store.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>Full path of a PFX or PEM file.</summary>
    public string? CertificatePath { get; init; }

    public SecureString? CertificatePassword { get; init; }

    public SecureString? ClientSecret { get; init; }

    /// <summary>Full path of the file that holds the other issuer's token; null takes the platform's own (AZURE_FEDERATED_TOKEN_FILE).</summary>
    public string? FederatedTokenFile { get; init; }

    /// <summary>Client id of a user-assigned managed identity; null is the system-assigned one.</summary>
    public string? ManagedIdentityClientId { get; init; }

    /// <summary>Token for Microsoft Graph.</summary>
    public SecureString? GraphAccessToken { get; init; }

    /// <summary>Token for Exchange Online.</summary>
    public SecureString? ExchangeAccessToken { get; init; }

    /// <summary>Sessions that the user opened with other modules; null when nobody looked for any.</summary>
    public IUserSession? Session { get; init; }

    public ExchangeAccess ExchangeAccess { get; init; }

    public AuditLogAccess AuditLogAccess { get; init; }

    /// <inheritdoc cref="TenantConnection.GraphEndpoint"/>
    public Uri? GraphEndpoint { get; init; }

    /// <inheritdoc cref="TenantConnection.ExchangeEndpoint"/>
    public Uri? ExchangeEndpoint { get; init; }

    /// <inheritdoc cref="TenantConnection.AuthorityHost"/>
    public Uri? AuthorityHost { get; init; }

    public override string ToString() => $"{AuthenticationKind} connection request";
}

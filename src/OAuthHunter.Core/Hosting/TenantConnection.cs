namespace OAuthHunter.Hosting;

/// <summary>What may be known about a connection: which tenant, as whom, where. Holds no secret, so it can be printed and kept.</summary>
public sealed record TenantConnection
{
    /// <summary>Tenant id or one of its domains, as the user gave it; null when the credential decides (managed identity).</summary>
    public string? TenantId { get; init; }

    /// <summary>Application (client) id that the tokens are for; null where it is not known beforehand.</summary>
    public string? ClientId { get; init; }

    public CloudEnvironment Cloud { get; init; }

    public AuthenticationKind AuthenticationKind { get; init; }

    /// <summary>One line for people: "contoso.com as app 0000… (client secret)".</summary>
    public required string Description { get; init; }

    /// <summary>Root of Microsoft Graph without version, when it is not the cloud's own.</summary>
    public Uri? GraphEndpoint { get; init; }

    /// <summary>Root of the Exchange Online endpoint, when it is not the cloud's own.</summary>
    public Uri? ExchangeEndpoint { get; init; }

    /// <summary>Root of the sign-in service, when it is not the cloud's own.</summary>
    public Uri? AuthorityHost { get; init; }

    public override string ToString() => Description;
}

namespace OAuthHunter.Hosting;

/// <summary>As whom the user is connected with another module.</summary>
public sealed record SessionAccount
{
    /// <summary>Tenant id; null when the module does not tell.</summary>
    public string? TenantId { get; init; }

    /// <summary>Client id of the app that the session speaks as or through.</summary>
    public string? ClientId { get; init; }

    /// <summary>The person; null for an app.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>Scopes or app roles; empty when the module does not tell.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Whether the session is an app's own.</summary>
    public bool IsApplication { get; init; }

    /// <summary>The cloud that the session lives in.</summary>
    public CloudEnvironment Cloud { get; init; }
}

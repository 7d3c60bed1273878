namespace OAuthHunter.Facts;

/// <summary>Who the tenant is: decides which apps are its own and which names imitate it.</summary>
public sealed record TenantIdentity
{
    /// <summary>Tenant id; null when the evidence does not tell.</summary>
    public string? TenantId { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>Verified domains, lower case.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>
    /// Names that an intruder would copy for an app: domains, their first labels, the organisation's name with and without
    /// blanks; lower case.
    /// </summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Whether an address belongs to the tenant's own domains; null when the domains are not known.</summary>
    public bool? OwnsAddress(string address)
    {
        if (Domains.Count == 0)
        {
            return null;
        }

        var domain = address.Substring(address.LastIndexOf('@') + 1);
        return Domains.Contains(domain, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a host's name falls under one of the tenant's own domains; null when the domains are not known.</summary>
    public bool? OwnsHost(string host) => Domains.Count == 0
        ? null
        : Domains.Any(domain => host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
}

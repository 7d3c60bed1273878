namespace OAuthHunter.Model;

/// <summary>A place that policies can name (Graph <c>namedLocation</c>): address ranges, countries, or the compliant network.</summary>
public sealed record NamedLocation : EvidenceRecord
{
    public string? Id { get; init; }
    public string? DisplayName { get; init; }

    /// <summary>Marked as trusted. Countries never are; null when the export does not say.</summary>
    public bool? IsTrusted { get; init; }

    /// <summary>CIDR ranges; null when it is not made of addresses.</summary>
    public IReadOnlyList<string>? IpRanges { get; init; }

    /// <summary>ISO 3166 codes; null when it is not made of countries.</summary>
    public IReadOnlyList<string>? CountriesAndRegions { get; init; }
    public bool? IncludeUnknownCountriesAndRegions { get; init; }

    /// <summary>clientIpAddress or authenticatorAppGps.</summary>
    public string? CountryLookupMethod { get; init; }

    /// <summary>allTenantCompliantNetworks for the network of Global Secure Access; null otherwise.</summary>
    public string? CompliantNetworkType { get; init; }
    public DateTimeOffset? CreatedDateTime { get; init; }
    public DateTimeOffset? ModifiedDateTime { get; init; }
}

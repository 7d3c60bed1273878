using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps an ipNamedLocation, countryNamedLocation or compliantNetworkNamedLocation object of Graph.</summary>
public static class NamedLocationMapper
{
    public static NamedLocation Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        DisplayName = row.Text("displayName"),
        IsTrusted = row.Flag("isTrusted"),
        IpRanges = Ranges(row),
        CountriesAndRegions = row.Texts("countriesAndRegions"),
        IncludeUnknownCountriesAndRegions = row.Flag("includeUnknownCountriesAndRegions"),
        CountryLookupMethod = row.Text("countryLookupMethod"),
        CompliantNetworkType = row.Text("compliantNetworkType"),
        CreatedDateTime = row.Time("createdDateTime"),
        ModifiedDateTime = row.Time("modifiedDateTime"),
    };

    /// <summary>Objects with a CIDR address, or the addresses themselves.</summary>
    private static IReadOnlyList<string>? Ranges(EvidenceRow row)
    {
        var objects = row.Objects("ipRanges");
        return objects is { Count: > 0 } && objects[0].Text("cidrAddress", "lowerAddress") is not null
            ? [.. objects.Select(range => range.Text("cidrAddress") ?? $"{range.Text("lowerAddress")}-{range.Text("upperAddress")}")]
            : row.Texts("ipRanges");
    }
}

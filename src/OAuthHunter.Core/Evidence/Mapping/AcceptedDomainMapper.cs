using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-AcceptedDomain.</summary>
public static class AcceptedDomainMapper
{
    public static AcceptedDomain Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Name = row.Text("Name"),
        DomainName = row.Text("DomainName"),
        DomainType = row.Text("DomainType"),
        Default = row.Flag("Default"),
        MatchSubDomains = row.Flag("MatchSubDomains"),
        WhenCreated = ExchangeValues.Time(row, "WhenCreated"),
    };
}

using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-HostedConnectionFilterPolicy.</summary>
public static class HostedConnectionFilterPolicyMapper
{
    public static HostedConnectionFilterPolicy Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Name = row.Text("Name"),
        IPAllowList = ExchangeValues.List(row, "IPAllowList"),
        IPBlockList = ExchangeValues.List(row, "IPBlockList"),
        EnableSafeList = row.Flag("EnableSafeList"),
        IsDefault = row.Flag("IsDefault"),
    };
}

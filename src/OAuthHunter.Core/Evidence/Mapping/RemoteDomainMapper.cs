using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-RemoteDomain.</summary>
public static class RemoteDomainMapper
{
    public static RemoteDomain Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Guid = ExchangeValues.Guid(row),
        Name = row.Text("Name"),
        DomainName = row.Text("DomainName"),
        AutoForwardEnabled = row.Flag("AutoForwardEnabled"),
        AutoReplyEnabled = row.Flag("AutoReplyEnabled"),
        AllowedOOFType = row.Text("AllowedOOFType"),
        IsInternal = row.Flag("IsInternal"),
        TrustedMailInboundEnabled = row.Flag("TrustedMailInboundEnabled"),
        TrustedMailOutboundEnabled = row.Flag("TrustedMailOutboundEnabled"),
        WhenCreated = ExchangeValues.Time(row, "WhenCreated"),
        WhenChanged = ExchangeValues.Time(row, "WhenChanged"),
    };
}

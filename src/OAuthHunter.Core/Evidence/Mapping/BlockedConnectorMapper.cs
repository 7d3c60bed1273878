using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-BlockedConnector.</summary>
public static class BlockedConnectorMapper
{
    public static BlockedConnector Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        ConnectorId = row.Text("ConnectorId", "Identity"),
        Name = row.Text("ConnectorName", "Name"),
        Reason = row.Text("Reason"),
        CreatedDateTime = row.Time("CreatedDatetime", "WhenCreatedUTC"),
        ChangedDateTime = row.Time("ChangedDatetime", "WhenChangedUTC"),
    };
}

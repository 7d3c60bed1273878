using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-BlockedConnector.</summary>
public static class BlockedConnectorMapper
{
    public static BlockedConnector Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        ConnectorId = row.Text("ConnectorId"),
        Reason = row.Text("Reason"),
        CreatedDatetime = row.Time("CreatedDatetime"),
        ChangedDatetime = row.Time("ChangedDatetime"),
    };
}

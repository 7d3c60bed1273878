using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-OutboundConnector, live or exported.</summary>
public static class OutboundConnectorMapper
{
    public static OutboundConnector Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Guid = ExchangeValues.Guid(row),
        Name = row.Text("Name"),
        Enabled = row.Flag("Enabled"),
        ConnectorType = row.Text("ConnectorType"),
        ConnectorSource = row.Text("ConnectorSource"),
        Comment = row.Text("Comment"),
        SmartHosts = ExchangeValues.List(row, "SmartHosts"),
        RecipientDomains = ExchangeValues.List(row, "RecipientDomains"),
        UseMXRecord = row.Flag("UseMXRecord"),
        TlsSettings = row.Text("TlsSettings"),
        TlsDomain = row.Text("TlsDomain"),
        IsTransportRuleScoped = row.Flag("IsTransportRuleScoped"),
        RouteAllMessagesViaOnPremises = row.Flag("RouteAllMessagesViaOnPremises"),
        AllAcceptedDomains = row.Flag("AllAcceptedDomains"),
        CloudServicesMailEnabled = row.Flag("CloudServicesMailEnabled"),
        WhenCreated = ExchangeValues.Time(row, "WhenCreated"),
        WhenChanged = ExchangeValues.Time(row, "WhenChanged"),
    };
}

using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-InboundConnector, live or exported.</summary>
public static class InboundConnectorMapper
{
    public static InboundConnector Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Guid = ExchangeValues.Guid(row),
        Name = row.Text("Name"),
        Enabled = row.Flag("Enabled"),
        ConnectorType = row.Text("ConnectorType"),
        ConnectorSource = row.Text("ConnectorSource"),
        Comment = row.Text("Comment"),
        SenderIPAddresses = ExchangeValues.List(row, "SenderIPAddresses"),
        SenderDomains = ExchangeValues.AddressSpaces(row, "SenderDomains"),
        AssociatedAcceptedDomains = ExchangeValues.List(row, "AssociatedAcceptedDomains"),
        TrustedOrganizations = ExchangeValues.List(row, "TrustedOrganizations"),
        RequireTls = row.Flag("RequireTls"),
        RestrictDomainsToIPAddresses = row.Flag("RestrictDomainsToIPAddresses"),
        RestrictDomainsToCertificate = row.Flag("RestrictDomainsToCertificate"),
        TlsSenderCertificateName = row.Text("TlsSenderCertificateName"),
        CloudServicesMailEnabled = row.Flag("CloudServicesMailEnabled"),
        TreatMessagesAsInternal = row.Flag("TreatMessagesAsInternal"),
        EFSkipLastIP = row.Flag("EFSkipLastIP"),
        EFSkipIPs = ExchangeValues.List(row, "EFSkipIPs"),
        EFUsers = ExchangeValues.List(row, "EFUsers"),
        EFTestMode = row.Flag("EFTestMode"),
        ScanAndDropRecipients = ExchangeValues.List(row, "ScanAndDropRecipients"),
        WhenCreated = ExchangeValues.Time(row, "WhenCreated"),
        WhenChanged = ExchangeValues.Time(row, "WhenChanged"),
    };
}

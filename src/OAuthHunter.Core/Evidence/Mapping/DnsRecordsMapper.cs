using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps what a domain publishes about its mail, as our own look-up or anybody's list has it.</summary>
public static class DnsRecordsMapper
{
    public static DnsRecords Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Domain = row.Text("Domain"),
        MailExchangers = ExchangeValues.List(row, "MailExchangers"),
        MailExchangerAddresses = ExchangeValues.List(row, "MailExchangerAddresses"),
        Spf = Published(row, "Spf"),
        SpfRanges = ExchangeValues.List(row, "SpfRanges"),
        SpfLookups = row.Integer("SpfLookups"),
        Dmarc = Published(row, "Dmarc"),
        HasAddress = row.Flag("HasAddress"),
    };

    // The column is there and empty: somebody looked and found nothing.
    private static string? Published(EvidenceRow row, string name) => row.Has(name) ? row.Text(name) ?? string.Empty : null;
}

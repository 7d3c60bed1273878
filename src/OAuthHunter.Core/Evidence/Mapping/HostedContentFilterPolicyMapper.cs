using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-HostedContentFilterPolicy.</summary>
public static class HostedContentFilterPolicyMapper
{
    public static HostedContentFilterPolicy Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Name = row.Text("Name"),
        IsDefault = row.Flag("IsDefault"),
        AllowedSenders = Entries(row, "AllowedSenders"),
        AllowedSenderDomains = Entries(row, "AllowedSenderDomains"),
        SpamZapEnabled = row.Flag("SpamZapEnabled"),
        PhishZapEnabled = row.Flag("PhishZapEnabled"),
        WhenChanged = ExchangeValues.Time(row, "WhenChanged"),
    };

    // The service wraps each entry in an object: { Sender: { Address: … } } or { Domain: … }. Text exports have the plain value.
    private static IReadOnlyList<string>? Entries(EvidenceRow row, string name) => row.Objects(name) is { Count: > 0 } items && items.All(item => Entry(item) is not null)
        ? [.. items.Select(item => Entry(item)!)]
        : ExchangeValues.List(row, name);

    private static string? Entry(EvidenceRow item) => item.Object("Sender")?.Text("Address") ?? item.Text("Sender", "Domain", "Address");
}

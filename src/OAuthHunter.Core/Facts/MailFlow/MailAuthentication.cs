using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>How well a domain's mail can be told from forgeries, by what it publishes.</summary>
internal static class MailAuthentication
{
    private const int MostLookups = 10;

    /// <summary>Whether DMARC was looked for and is missing or asks for nothing.</summary>
    public static bool HasWeakDmarc(DnsRecords records) => records.Dmarc is { } dmarc && Policy(dmarc) is null or "none";

    /// <summary>What is weak, in words; empty when nothing is, or nothing was looked for.</summary>
    public static IReadOnlyList<string> Weaknesses(DnsRecords records)
    {
        var weak = new List<string>();
        if (records.Spf is { } spf)
        {
            if (!spf.StartsWith("v=spf1", StringComparison.OrdinalIgnoreCase))
            {
                weak.Add("it publishes no SPF record");
            }
            else if (Terms(spf).Any(term => term is "+all" or "all"))
            {
                weak.Add("its SPF record lets everybody send (+all)");
            }
            else if (records.SpfLookups > MostLookups)
            {
                weak.Add($"its SPF record takes {records.SpfLookups} look-ups and is void beyond {MostLookups}");
            }
        }

        if (records.Dmarc is { } dmarc)
        {
            var policy = Policy(dmarc);
            if (policy is null)
            {
                weak.Add("it publishes no DMARC record");
            }
            else if (policy == "none")
            {
                weak.Add("its DMARC policy is none");
            }
            else if (IsParked(records) && policy != "reject")
            {
                weak.Add($"it sends no mail, yet its DMARC policy is {policy} and not reject");
            }
        }

        return weak;
    }

    public static EvidenceItem Row(DnsRecords records) =>
        EvidenceItem.Of(EntitySets.DnsRecords, records, records.Domain, $"DNS of {records.Domain}: SPF {Shown(records.Spf)}, DMARC {Shown(records.Dmarc)}");

    // A domain without mail servers whose SPF record allows nobody is parked.
    private static bool IsParked(DnsRecords records) => records.MailExchangers is { Count: 0 } && records.Spf is { } spf && Terms(spf).SequenceEqual(["v=spf1", "-all"]);

    private static IEnumerable<string> Terms(string record) => record.ToLowerInvariant().Split([' '], StringSplitOptions.RemoveEmptyEntries);

    private static string? Policy(string dmarc) => dmarc.StartsWith("v=DMARC1", StringComparison.OrdinalIgnoreCase)
        ? dmarc.Split(';').Select(tag => tag.Trim().ToLowerInvariant()).FirstOrDefault(tag => tag.StartsWith("p=", StringComparison.Ordinal))?.Substring(2).Trim() ?? "none"
        : null;

    private static string Shown(string? text) => text is null ? "not looked up" : text.Length == 0 ? "not published" : $"'{text}'";
}

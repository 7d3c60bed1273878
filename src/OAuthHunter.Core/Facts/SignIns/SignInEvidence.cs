using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.SignIns;

/// <summary>Evidence rows for cells of the ledger.</summary>
internal static class SignInEvidence
{
    private const int MostRows = 20;

    public static EvidenceItem Of(SignInTable table, SignInEntry entry, bool atEnd = false)
    {
        var moment = atEnd ? entry.Cell.Last : entry.Cell.First;
        var times = entry.Count == 1 ? string.Empty : $", {entry.Count} times until {entry.End.AsClock()}";
        var place = table.Places[entry.Place];
        var where = place == default ? string.Empty : $" ({place})";
        var client = table.Clients[entry.Client].ToString();
        return new EvidenceItem
        {
            EntitySet = (entry.IsFromUnifiedAuditLog ? EntitySets.UnifiedAuditLog : EntitySets.SignIns).Name,
            Time = moment.Time,
            Description = $"{table.Users[entry.User]}: {SignInCodes.Describe(entry.Error)} from {table.Addresses[entry.Address]}{where}{(client.Length > 0 ? " with " + client : string.Empty)}{(atEnd ? string.Empty : times)}",
            Origin = moment.Origin.ToString(),
        };
    }

    /// <summary>At most 20 rows of a campaign: its beginning and its end.</summary>
    public static IReadOnlyList<EvidenceItem> Of(SignInTable table, SignInCampaign campaign)
    {
        var entries = campaign.Entries;
        var head = entries.Count <= MostRows ? entries.Count : MostRows - 5;
        return [.. entries.Take(head).Concat(entries.Skip(Math.Max(head, entries.Count - 5))).Select(entry => Of(table, entry))];
    }
}

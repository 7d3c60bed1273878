using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using OAuthHunter.Networking;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Which of a connector's addresses belong to bulk mail providers.</summary>
internal static class BulkSenderOverlap
{
    private static readonly Lazy<IReadOnlyList<(string Provider, IpRange Range)>> Ranges = new(() =>
        [.. BulkSenders.All.SelectMany(sender => IpRange.ParseAll(sender.Ranges).Select(range => (sender.Provider, range)))]);

    /// <summary>One line per address range that overlaps, naming the providers.</summary>
    public static IReadOnlyList<string> Of(InboundConnector connector) => Of(ConnectorShape.Addresses(connector));

    /// <summary>One line per range that overlaps, naming the providers.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<IpRange> addresses) =>
        [.. addresses
            .Select(address => (Address: address, Providers: Ranges.Value.Where(known => known.Range.Overlaps(address)).Select(known => known.Provider).Distinct().ToList()))
            .Where(hit => hit.Providers.Count > 0)
            .Select(hit => $"{hit.Address} ({string.Join(", ", hit.Providers)})")];
}

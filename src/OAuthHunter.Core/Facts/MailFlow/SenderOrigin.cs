using OAuthHunter.Knowledge;
using OAuthHunter.Networking;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>What is known of the addresses from which a connector takes mail.</summary>
internal static class SenderOrigin
{
    /// <summary>Addresses in networks that anybody can rent, with the owners' names.</summary>
    public static IReadOnlyList<string> Rented(IEnumerable<IpRange> addresses) =>
        [.. addresses.Where(address => !address.IsPrivate)
            .Select(address => (Address: address, Owners: RentedNetworks.OwnersOf(address)))
            .Where(hit => hit.Owners.Count > 0)
            .Select(hit => $"{hit.Address} ({string.Join(", ", hit.Owners)})")];

    /// <summary>
    /// Public addresses that own domains do not publish: no SPF record names them, and none of the hosts that take the domains' mail
    /// stands there. Null when no SPF record was read with its ranges.
    /// </summary>
    public static IReadOnlyList<IpRange>? NotPublished(IEnumerable<IpRange> addresses, MailFlowConfiguration configuration)
    {
        var own = configuration.DnsRecords.SelectMany(record => IpRange.ParseAll(record.SpfRanges).Concat(IpRange.ParseAll(record.MailExchangerAddresses))).ToList();
        return configuration.DnsRecords.All(record => record.SpfRanges is null) ? null : [.. addresses.Where(address => !address.IsPrivate && !own.Any(range => range.Contains(address)))];
    }

    /// <summary>What was compared, in words.</summary>
    public static string Published(MailFlowConfiguration configuration) =>
        configuration.DnsRecords.Any(record => record.MailExchangerAddresses is not null) ? "SPF or MX record" : "SPF record";

    /// <summary>Another connector that was there before and takes mail from one of the addresses; null when there is none.</summary>
    public static ConnectorHistory? OlderNeighbour(ConnectorHistory history, IReadOnlyList<ConnectorHistory> all)
    {
        var addresses = ConnectorShape.Addresses(history.Connector);
        return history.CreatedAt is not { } made || addresses.Count == 0 ? null : all.FirstOrDefault(other => !ReferenceEquals(other, history)
            && other.CreatedAt < made.AddDays(-1)
            && ConnectorShape.Addresses(other.Connector).Any(known => addresses.Any(known.Overlaps)));
    }
}

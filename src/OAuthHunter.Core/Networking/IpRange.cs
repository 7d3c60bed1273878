using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OAuthHunter.Networking;

/// <summary>
/// Addresses from a first to a last, both included, all IPv4 or all IPv6. Reads the forms that Exchange takes: one address,
/// CIDR, and <c>a-b</c>. An IPv4 address dressed as IPv6 (<c>::ffff:192.0.2.1</c>) is the IPv4 address.
/// </summary>
public sealed class IpRange : IEquatable<IpRange>
{
    // Not reachable from the internet. Documentation ranges are left out: in real evidence they do not occur.
    private static readonly Lazy<IReadOnlyList<IpRange>> PrivateRanges = new(() =>
        [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "100.64.0.0/10", "0.0.0.0/8", "::/127", "fc00::/7", "fe80::/10" }
            .Select(text => Parse(text)!)]);

    private readonly byte[] first;
    private readonly byte[] last;

    private IpRange(byte[] first, byte[] last)
    {
        this.first = first;
        this.last = last;
    }

    public IPAddress First => new(first);

    public IPAddress Last => new(last);

    public bool IsIPv6 => first.Length == 16;

    /// <summary>
    /// Length of the shortest prefix of which it holds all addresses: 24 for a /24 and for a few addresses more, so that the size of
    /// ranges of any form can be compared.
    /// </summary>
    public int PrefixBits
    {
        get
        {
            // Count addresses as last - first + 1; the logarithm, rounded down, is what a prefix leaves free.
            double size = 1;
            for (var index = 0; index < first.Length; index++)
            {
                size += (last[index] - first[index]) * Math.Pow(256, first.Length - 1 - index);
            }

            return (first.Length * 8) - (int)Math.Floor(Math.Log(size, 2) + 1e-9);
        }
    }

    /// <summary>First and last address as bytes.</summary>
    internal (byte[] First, byte[] Last) ToBytes() => (first, last);

    /// <summary>Whether no address of it can be reached from the internet: private, loopback, link-local, carrier NAT.</summary>
    public bool IsPrivate => PrivateRanges.Value.Any(range => range.Contains(this));

    /// <summary>The range that a text names, or null.</summary>
    public static IpRange? Parse(string? text)
    {
        var trimmed = text?.Trim() ?? string.Empty;
        var slash = trimmed.IndexOf('/');
        if (slash >= 0)
        {
            return Bytes(trimmed.Substring(0, slash)) is { } network
                && int.TryParse(trimmed.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
                && bits <= network.Length * 8
                    ? new IpRange(Masked(network, bits, 0x00), Masked(network, bits, 0xFF))
                    : null;
        }

        var dash = trimmed.IndexOf('-');
        var low = Bytes(dash < 0 ? trimmed : trimmed.Substring(0, dash));
        var high = dash < 0 ? low : Bytes(trimmed.Substring(dash + 1));
        return low is not null && high is not null && low.Length == high.Length && Compare(low, high) <= 0 ? new IpRange(low, high) : null;
    }

    /// <summary>The ranges that the texts name; texts that name none are passed over.</summary>
    public static IReadOnlyList<IpRange> ParseAll(IEnumerable<string>? texts) => [.. (texts ?? []).Select(Parse).OfType<IpRange>()];

    /// <summary>Whether they share an address.</summary>
    public bool Overlaps(IpRange other) =>
        first.Length == other.first.Length && Compare(first, other.last) <= 0 && Compare(other.first, last) <= 0;

    /// <summary>Whether every address of the other is in this one.</summary>
    public bool Contains(IpRange other) =>
        first.Length == other.first.Length && Compare(first, other.first) <= 0 && Compare(other.last, last) <= 0;

    public bool Equals(IpRange? other) => other is not null && first.SequenceEqual(other.first) && last.SequenceEqual(other.last);

    public override bool Equals(object? obj) => Equals(obj as IpRange);

    public override int GetHashCode() => First.GetHashCode() * 31 + Last.GetHashCode();

    public override string ToString() => Equals(First, Last) ? First.ToString() : $"{First}-{Last}";

    // IPAddress.Parse takes "1" and octal "010.0.0.1"; a connector does not, and a wrong reading would be worse than none.
    private static byte[]? Bytes(string text)
    {
        text = text.Trim();
        var isIPv6 = text.IndexOf(':') >= 0;
        if (!isIPv6)
        {
            var parts = text.Split('.');
            if (parts.Length != 4 || parts.Any(part => part.Length is 0 or > 3 || part.Any(digit => digit is < '0' or > '9') || (part.Length > 1 && part[0] == '0')))
            {
                return null;
            }
        }

        if (text.IndexOf('%') >= 0 || text.IndexOf('[') >= 0 || !IPAddress.TryParse(text, out var address))
        {
            return null;
        }

        return (address.AddressFamily == AddressFamily.InterNetworkV6 && address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
    }

    private static byte[] Masked(byte[] address, int bits, byte fill)
    {
        var result = new byte[address.Length];
        for (var index = 0; index < result.Length; index++)
        {
            var kept = Math.Min(8, Math.Max(0, bits - (index * 8)));
            var mask = (byte)(0xFF << (8 - kept));
            result[index] = (byte)((address[index] & mask) | (fill & ~mask));
        }

        return result;
    }

    private static int Compare(byte[] left, byte[] right)
    {
        for (var index = 0; index < left.Length; index++)
        {
            if (left[index] != right[index])
            {
                return left[index].CompareTo(right[index]);
            }
        }

        return 0;
    }
}

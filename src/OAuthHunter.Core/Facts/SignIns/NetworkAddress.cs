using System.Net;
using System.Net.Sockets;

namespace OAuthHunter.Facts.SignIns;

/// <summary>Networks of addresses: /24 for IPv4, /48 for IPv6, the sizes in which sites and providers hand them out.</summary>
internal static class NetworkAddress
{
    /// <summary>The network in CIDR form, or the text itself when it is no address.</summary>
    public static string NetworkOf(string address)
    {
        if (!IPAddress.TryParse(address, out var parsed))
        {
            return address;
        }

        var bytes = (parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed).GetAddressBytes();
        if (bytes.Length == 4)
        {
            return $"{bytes[0]}.{bytes[1]}.{bytes[2]}.0/24";
        }

        for (var index = 6; index < bytes.Length; index++)
        {
            bytes[index] = 0;
        }

        return parsed.AddressFamily == AddressFamily.InterNetworkV6 ? $"{new IPAddress(bytes)}/48" : address;
    }
}

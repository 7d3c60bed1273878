using System.Net;

namespace OAuthHunter.ConditionalAccess;

/// <summary>Texts that sort as addresses do, IPv4 before IPv6.</summary>
internal static class AddressKey
{
    public static string Of(IPAddress address) => Text(address.GetAddressBytes());

    /// <summary>The next address; behind the last one of its kind.</summary>
    public static string After(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        for (var index = bytes.Length - 1; index >= 0; index--)
        {
            if (++bytes[index] != 0)
            {
                return Text(bytes);
            }
        }

        return bytes.Length == 4 ? "4~" : "6~";
    }

    private static string Text(byte[] bytes) => (bytes.Length == 4 ? "4" : "6") + BitConverter.ToString(bytes);
}

using System.Text;

namespace OAuthHunter.Providers.Dns;

/// <summary>Writes a question for one record type as RFC 1035 has it, with room for answers of 4,096 bytes (RFC 6891).</summary>
internal static class DnsQuestion
{
    public const int A = 1;
    public const int MX = 15;
    public const int TXT = 16;
    public const int AAAA = 28;

    /// <summary>The message; null when the name cannot be a host's.</summary>
    public static byte[]? Write(ushort id, string name, int type)
    {
        var message = new List<byte> { (byte)(id >> 8), (byte)id, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1 };
        foreach (var label in name.TrimEnd('.').Split('.'))
        {
            var bytes = Encoding.ASCII.GetBytes(label);
            if (bytes.Length is 0 or > 63)
            {
                return null;
            }

            message.Add((byte)bytes.Length);
            message.AddRange(bytes);
        }

        message.AddRange([0, (byte)(type >> 8), (byte)type, 0, 1]);
        message.AddRange([0, 0, 41, 16, 0, 0, 0, 0, 0, 0, 0]);
        return message.Count > 300 ? null : [.. message];
    }
}

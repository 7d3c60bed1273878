using System.Text;

namespace OAuthHunter.Providers.Files;

/// <summary>Tells the encoding of a text from its first bytes: byte order mark, or the zero bytes of UTF-16 without one.</summary>
internal static class TextEncoding
{
    /// <summary>The encoding and the length of the byte order mark. Without any sign it is UTF-8.</summary>
    public static (Encoding Encoding, int MarkLength) Detect(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 3 && head[0] == 0xEF && head[1] == 0xBB && head[2] == 0xBF)
        {
            return (Encoding.UTF8, 3);
        }

        if (head.Length >= 2 && head[0] == 0xFF && head[1] == 0xFE)
        {
            return (Encoding.Unicode, 2);
        }

        if (head.Length >= 2 && head[0] == 0xFE && head[1] == 0xFF)
        {
            return (Encoding.BigEndianUnicode, 2);
        }

        if (head.Length >= 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0)
        {
            return (Encoding.Unicode, 0);
        }

        return head.Length >= 4 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0
            ? (Encoding.BigEndianUnicode, 0)
            : (Encoding.UTF8, 0);
    }
}

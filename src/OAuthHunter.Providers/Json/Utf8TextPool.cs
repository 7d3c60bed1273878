using System.Runtime.InteropServices;
using System.Text;

namespace OAuthHunter.Providers.Json;

/// <summary>
/// Makes texts of UTF-8 bytes, and one text of equal bytes, as far as it remembers: logs repeat the same names, operations and
/// accounts by the million. Of fixed size; a text that falls on another's place takes it.
/// </summary>
internal sealed class Utf8TextPool
{
    private const int Places = 1 << 14;
    private const int LongestText = 96;

    private readonly string?[] texts = new string?[Places];

    public string Share(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > LongestText)
        {
            return Make(bytes);
        }

        ref var place = ref texts[Hash(bytes) & (Places - 1)];
        if (place is { } known && Equal(known, bytes))
        {
            return known;
        }

        return place = Make(bytes);
    }

    // Eight bytes at a time; which place a text takes is all that hangs on it.
    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash = unchecked((hash ^ MemoryMarshal.Read<ulong>(bytes)) * 0x9E3779B97F4A7C15UL);
            hash ^= hash >> 29;
            bytes = bytes.Slice(8);
        }

        foreach (var value in bytes)
        {
            hash = unchecked((hash ^ value) * 1099511628211UL);
        }

        return (int)((hash ^ (hash >> 32)) & int.MaxValue);
    }

    // Only ASCII is compared; any other text is made anew.
    private static bool Equal(string text, ReadOnlySpan<byte> bytes)
    {
#if NET
        return Ascii.Equals(bytes, text);
#else
        if (text.Length != bytes.Length)
        {
            return false;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] >= 0x80 || text[i] != bytes[i])
            {
                return false;
            }
        }

        return true;
#endif
    }

    private static string Make(ReadOnlySpan<byte> bytes)
    {
#if NET
        return Encoding.UTF8.GetString(bytes);
#else
        return Encoding.UTF8.GetString(bytes.ToArray());
#endif
    }
}

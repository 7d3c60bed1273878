using System.Globalization;
using System.Security.Cryptography;

namespace OAuthHunter.Providers.Snapshots;

/// <summary>Bytes as lower-case hexadecimal digits.</summary>
internal static class Hexadecimal
{
    public static string Of(byte[] bytes) => string.Concat(bytes.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));

    /// <summary>SHA-256 of a file.</summary>
    public static string OfFile(string path)
    {
        using var stream = File.OpenRead(path);
        using var sha = SHA256.Create();
        return Of(sha.ComputeHash(stream));
    }
}

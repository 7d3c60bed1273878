using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OAuthHunter.Findings;

/// <summary>Stable short hashes, so that the same finding or chain is recognised from run to run.</summary>
internal static class Fingerprint
{
    /// <summary>96 bits of SHA-256 over the parts, as lower-case hexadecimal.</summary>
    public static string Of(params string?[] parts)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(string.Join("|", parts)));
        return string.Concat(hash.Take(12).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}

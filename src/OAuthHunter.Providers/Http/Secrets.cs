using System.Net;
using System.Security;
using System.Text.RegularExpressions;

namespace OAuthHunter.Providers.Http;

/// <summary>Opens secrets at the moment of use and keeps them out of texts.</summary>
internal static class Secrets
{
    private const int LongestText = 600;

    // A compact JWT or JWE, and what follows the names under which forms and headers carry secrets.
    private static readonly Regex Token = new(@"eyJ[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]*){1,4}", RegexOptions.CultureInvariant);

    private static readonly Regex Named = new(
        @"(?<name>client_secret|client_assertion|access_token|refresh_token|id_token|assertion|password|Bearer)(?<join>[""']?\s*[=:]\s*[""']?|\s+)(?<value>[^\s&""',;]{6,})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The text behind a secret. Give it on at once; never keep it.</summary>
    public static string Open(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;

    /// <summary>A text of a service, short and without anything that looks like a token or secret.</summary>
    public static string Scrub(string? text)
    {
        var clean = Token.Replace(text ?? string.Empty, "[token]");
        clean = Named.Replace(clean, match => match.Groups["name"].Value + match.Groups["join"].Value + "[removed]").Trim();
        return clean.Length <= LongestText ? clean : clean.Substring(0, LongestText) + "…";
    }
}

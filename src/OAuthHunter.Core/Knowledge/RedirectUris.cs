using System.Text.RegularExpressions;
using OAuthHunter.Findings;

namespace OAuthHunter.Knowledge;

/// <summary>Reply addresses that hand codes and tokens to the wrong people, or show how an app was made.</summary>
public static class RedirectUris
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private static readonly string[] MicrosoftHosts =
    [
        "microsoft.com", "microsoftonline.com", "office.com", "office365.com", "outlook.com", "live.com", "sharepoint.com", "azure.com", "windows.net",
        "cloud.microsoft", "microsoftonline.us", "office365.us", "sharepoint.us", "azure.us", "microsoftonline.cn", "sharepoint.cn", "office.net", "azure.net",
        "outlook.office.com", "microsoft.us", "msftauth.net", "visualstudio.com", "dynamics.com", "powerapps.com", "microsoftstream.com",
    ];

    private static readonly Lazy<Dictionary<string, string>> Hosts = new(() =>
        KnowledgeTable.Load("redirect-hosts.csv").ToDictionary(row => row["host"], row => row["kind"], StringComparer.OrdinalIgnoreCase));

    private static readonly Regex LocalhostAccess = new(@"^http://localhost:\d{1,5}/access/?$", Options, Limit);

    private static readonly Regex LookAlike = new("(?:micr[o0]z?s?[o0]?ft|0ffice|outl[0o]{2}k|sharep[0o]int)", Options, Limit);

    private static readonly Regex IPv4 = new(@"^\d{1,3}(?:\.\d{1,3}){3}$", Options, Limit);

    /// <summary>The reply address of apps made by the scripts of a mail-theft campaign.</summary>
    public static bool IsLocalhostAccess(string uri) => LocalhostAccess.IsMatch(uri.Trim());

    /// <summary>On this machine: where public clients listen.</summary>
    public static bool IsLoopback(string uri) => HostOf(uri) is { } host && (host is "localhost" or "[::1]" || host.StartsWith("127.", StringComparison.Ordinal));

    /// <summary>The worst that can be said of an address; null when nothing can.</summary>
    public static RedirectSign? Read(string uri)
    {
        var text = uri.Trim();
        if (IsLocalhostAccess(text))
        {
            return new RedirectSign("localhost-access", "the reply address of apps made by the scripts of a mail-theft campaign", Confidence.High);
        }

        if (HostOf(text) is not { } host || IsLoopback(text))
        {
            return null;
        }

        if (host.IndexOf('*') >= 0)
        {
            return new RedirectSign("wildcard", "a wildcard in the host: whoever gets any name below it gets the tokens", Confidence.High);
        }

        var kind = KindOf(host);
        if (kind == "known-bad")
        {
            return new RedirectSign("known-bad-host", "a host that rogue apps were seen with", Confidence.High);
        }

        if (IPv4.IsMatch(host))
        {
            return new RedirectSign("ip-literal", "an address in place of a host name", Confidence.High);
        }

        if (host.StartsWith("xn--", StringComparison.Ordinal) || host.IndexOf(".xn--", StringComparison.Ordinal) > 0)
        {
            return new RedirectSign("punycode", "a host name in letters of another script", Confidence.High);
        }

        if (LookAlike.IsMatch(host) && !IsMicrosoft(host))
        {
            return new RedirectSign("microsoft-lookalike-host", "a host that looks like Microsoft's and is not", Confidence.High);
        }

        if (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            return new RedirectSign("http-not-loopback", "codes and tokens travel unencrypted", Confidence.Medium);
        }

        return kind == "free" ? new RedirectSign("tunnel-or-free-host", "a host that anybody can have in a minute", Confidence.Low) : null;
    }

    /// <summary>What to say of an address whose host has no address in DNS.</summary>
    public static RedirectSign Gone(string uri) => HostOf(uri) is { } host && KindOf(host) == "free"
        ? new RedirectSign("dangling-host", "its host was given up, and anybody can take the name and get the tokens", Confidence.High)
        : new RedirectSign("dangling-host", "its host has no address: given up, or known inside only", Confidence.Medium);

    /// <summary>A host whose name can be looked up: no loopback, no bare address, no wildcard, no name of one word.</summary>
    public static bool CanBeLookedUp(string uri) => HostOf(uri) is { } host && !IsLoopback(uri) && host.IndexOf('*') < 0 && host.IndexOf('.') > 0 && host[0] != '[' && !IPv4.IsMatch(host);

    /// <summary>Host of an http address, lower case; null for any other address.</summary>
    public static string? HostOf(string uri)
    {
        var text = uri.Trim();
        var start = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : -1;
        if (start < 0)
        {
            return null;
        }

        var end = text.IndexOfAny(['/', '?', '#'], start);
        var authority = (end < 0 ? text.Substring(start) : text.Substring(start, end - start)).ToLowerInvariant();
        authority = authority.Substring(authority.LastIndexOf('@') + 1);
        var bracket = authority.IndexOf(']');
        var colon = authority.IndexOf(':', bracket < 0 ? 0 : bracket);
        var host = colon < 0 ? authority : authority.Substring(0, colon);
        return host.Length == 0 ? null : host;
    }

    /// <summary>Microsoft's own.</summary>
    public static bool IsMicrosoft(string host) => MicrosoftHosts.Any(known => IsUnder(host, known));

    /// <summary>The service under which anybody can have the host in a minute; null for a host that is not under one.</summary>
    public static string? PlatformOf(string host) => Entry(host) is { Kind: "free" } entry ? entry.Name : null;

    private static string? KindOf(string host) => Entry(host)?.Kind;

    private static (string Name, string Kind)? Entry(string host)
    {
        for (var name = host; ; name = name.Substring(name.IndexOf('.') + 1))
        {
            if (Hosts.Value.TryGetValue(name, out var kind))
            {
                return (name, kind);
            }

            if (name.IndexOf('.') < 0)
            {
                return null;
            }
        }
    }

    private static bool IsUnder(string host, string domain) => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);
}

using System.Text.RegularExpressions;
using OAuthHunter.Findings;

namespace OAuthHunter.Knowledge;

/// <summary>Names that intruders gave to connectors and rules.</summary>
public static class SuspiciousNames
{
    private const string Campaign2022 = "Microsoft, 22 September 2022 (reported)";

    private static readonly NamePattern[] Connectors =
    [
        Pattern("seed-ran", "^Ran_[A-Za-z]{5}$", Confidence.High, Campaign2022),
        Pattern("random-suffix", "^[A-Za-z]{2,6}_[A-Za-z]{4,8}$", Confidence.Low, "generalised from the campaign's naming"),
        Pattern("test-like", "^(?:test|temp|tmp|new|aaa+|abc|qwe|asd|connector)\\d{0,3}$", Confidence.Low, "own", RegexOptions.IgnoreCase),
    ];

    private static readonly NamePattern[] TransportRules =
    [
        Pattern("seed-test0n", "^Test0\\d{1,2}$", Confidence.High, Campaign2022),
    ];

    private static readonly Regex InnerCaseChange = new("[a-z][A-Z]", RegexOptions.CultureInvariant);

    /// <summary>The pattern that a connector's name follows, or null.</summary>
    public static NamePattern? ConnectorName(string? name) => name is null ? null : Connectors.FirstOrDefault(pattern =>
        pattern.Regex.IsMatch(name) && (pattern.Id != "random-suffix" || InnerCaseChange.IsMatch(name.Substring(name.IndexOf('_') + 1))));

    /// <summary>The pattern that a transport rule's name follows, or null.</summary>
    public static NamePattern? TransportRuleName(string? name) => name is null ? null : TransportRules.FirstOrDefault(pattern => pattern.Regex.IsMatch(name));

    private static NamePattern Pattern(string id, string regex, Confidence confidence, string source, RegexOptions options = RegexOptions.None) =>
        new(id, new Regex(regex, options | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), confidence, source);
}

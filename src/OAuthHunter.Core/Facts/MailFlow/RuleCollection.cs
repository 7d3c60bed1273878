using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>A rule as a file of Export-TransportRuleCollection has it: a name, and the command line that makes it.</summary>
internal sealed record RuleCollection(string Name, IReadOnlyList<NameValue> Parameters)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly Regex Rule = new(@"<rule\s[^>]*?name=""(?<name>[^""]*)""(?<body>.*?)</rule>", Options, Limit);
    private static readonly Regex Typed = new(@"-(?<name>[A-Za-z]+)\s+(?<value>'(?:[^']|'')*'(?:\s*,\s*'(?:[^']|'')*')*|""[^""]*""|@\([^)]*\)|\$?[^\s-][^\s]*)", Options, Limit);

    /// <summary>The rules of the file that an import typed; null when the record does not hold the file, which is the rule.</summary>
    public static IReadOnlyList<RuleCollection>? Read(MailFlowEvent import)
    {
        var text = Decode(ExchangeOperationReader.Parameter(import, "FileData"));
        if (text is null || text.IndexOf("<rules", StringComparison.OrdinalIgnoreCase) < 0 || text.IndexOf("</rules>", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return null;
        }

        try
        {
            return [.. Rule.Matches(text).Cast<Match>().Select(match => new RuleCollection(WebUtility.HtmlDecode(match.Groups["name"].Value), Parse(match.Groups["body"].Value)))];
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static IReadOnlyList<NameValue> Parse(string body) =>
        [.. Typed.Matches(body).Cast<Match>().Select(match => new NameValue(match.Groups["name"].Value, Unquote(match.Groups["value"].Value)))];

    private static string Unquote(string value) =>
        value.StartsWith("'", StringComparison.Ordinal) ? string.Join(";", Regex.Split(value, @"'\s*,\s*'").Select(item => item.Trim('\'').Replace("''", "'"))) : value.Trim('"');

    private static string? Decode(string? data)
    {
        if (string.IsNullOrEmpty(data) || data!.IndexOf('<') >= 0)
        {
            return data;
        }

        try
        {
            var bytes = Convert.FromBase64String(data);
            return bytes.Length > 1 && (bytes[1] == 0 || bytes[0] == 0xFF) ? Encoding.Unicode.GetString(bytes) : Encoding.UTF8.GetString(bytes);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

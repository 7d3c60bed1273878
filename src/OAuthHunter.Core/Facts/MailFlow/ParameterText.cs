using System.Text.RegularExpressions;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Reads values as the Exchange admin audit writes them.</summary>
internal static class ParameterText
{
    private static readonly Regex Change = new(@"(?<verb>Add|Remove)\s*=\s*(?<items>.*?)(?=;\s*(?:Add|Remove)\s*=|\}?$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);

    public static bool? Flag(string? text) => text?.Trim().TrimStart('$').ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    /// <summary>A multi-value, also in the form @{Add="a","b"; Remove="c"}, which changes the list as it was.</summary>
    public static IReadOnlyList<string> List(string? text, IReadOnlyList<string>? before)
    {
        var value = text?.Trim() ?? string.Empty;
        if (!value.StartsWith("@{", StringComparison.Ordinal))
        {
            return Split(value);
        }

        var list = new List<string>(before ?? []);
        foreach (Match match in Change.Matches(value.Substring(2)))
        {
            foreach (var item in Split(match.Groups["items"].Value))
            {
                list.RemoveAll(old => string.Equals(old, item, StringComparison.OrdinalIgnoreCase));
                if (match.Groups["verb"].Value.StartsWith("A", StringComparison.OrdinalIgnoreCase))
                {
                    list.Add(item);
                }
            }
        }

        return list;
    }

    // "smtp:*;1" is one sender domain with its cost, although the semicolon parts values everywhere else.
    private static List<string> Split(string text)
    {
        var separators = text.StartsWith("CN=", StringComparison.OrdinalIgnoreCase) ? new[] { ';' } : [';', ','];
        var items = new List<string>();
        foreach (var part in text.Trim().Trim('{', '}', '(', ')').Split(separators))
        {
            var item = part.Trim().Trim('"', '\'');
            if (item.Length == 0 || item == "$null")
            {
                continue;
            }

            if (items.Count > 0 && items[items.Count - 1].StartsWith("smtp:", StringComparison.OrdinalIgnoreCase) && item.All(char.IsDigit))
            {
                items[items.Count - 1] += ";" + item;
            }
            else
            {
                items.Add(item);
            }
        }

        return items;
    }
}

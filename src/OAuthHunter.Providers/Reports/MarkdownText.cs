using System.Text;

namespace OAuthHunter.Providers.Reports;

/// <summary>Escapes text for Markdown, so that a name can open neither a table cell nor a link nor HTML.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>#|!~&";

    public static string Escape(string? text)
    {
        var plain = PlainText.OneLine(text);
        var escaped = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            // An underscore inside a word means nothing in Markdown, and names of apps and rules are full of them.
            var isInWord = plain[i] == '_' && i > 0 && i + 1 < plain.Length && char.IsLetterOrDigit(plain[i - 1]) && char.IsLetterOrDigit(plain[i + 1]);
            if (Special.IndexOf(plain[i]) >= 0 && !isInWord)
            {
                escaped.Append('\\');
            }

            escaped.Append(plain[i]);
        }

        return escaped.ToString();
    }

    /// <summary>Text as inline code; back-ticks in it become apostrophes, for there is no way to escape them there.</summary>
    public static string Code(string? text) => text is null ? "–" : "`" + PlainText.OneLine(text).Replace('`', '\'').Replace("|", "\\|") + "`";
}

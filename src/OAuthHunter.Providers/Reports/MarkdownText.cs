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
        foreach (var c in plain)
        {
            if (Special.IndexOf(c) >= 0)
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Text as inline code; back-ticks in it become apostrophes, for there is no way to escape them there.</summary>
    public static string Code(string? text) => text is null ? "–" : "`" + PlainText.OneLine(text).Replace('`', '\'').Replace("|", "\\|") + "`";
}

using System.Globalization;
using System.Text;

namespace OAuthHunter.Providers.Reports;

/// <summary>Makes text from a tenant safe to print: names there are whatever an intruder typed.</summary>
internal static class PlainText
{
    /// <summary>
    /// The text on one line. Control and format characters (escape sequences, right-to-left overrides, zero-width characters)
    /// are shown as U+XXXX, so that a name cannot move the cursor or hide a part of itself.
    /// </summary>
    public static string OneLine(string? text)
    {
        if (text is null || text.Length == 0)
        {
            return string.Empty;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\r' or '\n' or '\t')
            {
                clean.Append(' ');
            }
            else if (char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format)
            {
                clean.Append("<U+").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)).Append('>');
            }
            else
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }
}

using System.Text;

namespace OAuthHunter.Views;

/// <summary>Breaks text between words.</summary>
internal static class WordWrap
{
    /// <summary>The text in lines of at most so many characters; a word longer than that is cut.</summary>
    public static string Break(string text, int width)
    {
        var result = new StringBuilder(text.Length + 16);
        var column = 0;
        foreach (var word in text.Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = word;
            if (column > 0 && column + 1 + rest.Length > width)
            {
                result.Append('\n');
                column = 0;
            }
            else if (column > 0)
            {
                result.Append(' ');
                column++;
            }

            while (rest.Length > width)
            {
                result.Append(rest, 0, width).Append('\n');
                rest = rest.Substring(width);
            }

            result.Append(rest);
            column += rest.Length;
        }

        return result.ToString();
    }
}

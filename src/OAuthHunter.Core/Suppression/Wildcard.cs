namespace OAuthHunter.Suppression;

/// <summary>Compares a text with a pattern of * and ?, without regard to case. Nothing else in a pattern is special: names hold brackets.</summary>
internal static class Wildcard
{
    public static bool IsMatch(string? text, string pattern)
    {
        if (text is null)
        {
            return false;
        }

        var at = 0;
        var index = 0;
        var star = -1;
        var mark = 0;
        while (at < text.Length)
        {
            if (index < pattern.Length && (pattern[index] == '?' || (pattern[index] != '*' && char.ToUpperInvariant(pattern[index]) == char.ToUpperInvariant(text[at]))))
            {
                at++;
                index++;
            }
            else if (index < pattern.Length && pattern[index] == '*')
            {
                star = index++;
                mark = at;
            }
            else if (star >= 0)
            {
                index = star + 1;
                at = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (index < pattern.Length && pattern[index] == '*')
        {
            index++;
        }

        return index == pattern.Length;
    }
}

using System.Text.RegularExpressions;

namespace OAuthHunter.Detections.Apps;

/// <summary>Names that nobody gives to an app that is meant to stay.</summary>
internal static class ThrowAwayName
{
    private static readonly Regex TestLike = new(
        "^(?:test|testing|temp|tmp|app|my ?app|new ?app|asdf?|qwe(?:rty)?|abc|aaa+|xxx+|foo|bar)[ _-]?\\d{0,4}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    public static bool Is(string name)
    {
        var text = name.Trim();
        return text.Length <= 2 || !text.Any(char.IsLetterOrDigit) || TestLike.IsMatch(text);
    }
}

using System.Globalization;
using System.Text;

namespace OAuthHunter.Knowledge;

/// <summary>
/// What a name looks like, not what it is made of: letters of other scripts, digits and signs are read as the Latin letter that the
/// eye takes them for; blanks, marks and what cannot be seen are left out. Names with one skeleton look alike.
/// </summary>
public static class NameSkeleton
{
    // Looks only. The pairs follow Unicode's own table of confusables as far as whole letters go.
    private static readonly Dictionary<char, char> LooksLike = new()
    {
        // Cyrillic
        ['\u0430'] = 'a', ['\u0432'] = 'b', ['\u0435'] = 'e', ['\u0451'] = 'e', ['\u043A'] = 'k', ['\u043C'] = 'm', ['\u043D'] = 'h', ['\u043E'] = 'o',
        ['\u0440'] = 'p', ['\u0441'] = 'c', ['\u0442'] = 't', ['\u0443'] = 'y', ['\u0445'] = 'x', ['\u0455'] = 's', ['\u0456'] = 'i', ['\u0457'] = 'i',
        ['\u0458'] = 'j', ['\u04BB'] = 'h', ['\u0501'] = 'd', ['\u051B'] = 'q', ['\u051D'] = 'w', ['\u04CF'] = 'l', ['\u0475'] = 'v', ['\u043F'] = 'n',
        ['\u0433'] = 'r', ['\u0438'] = 'u',
        // Greek
        ['\u03B1'] = 'a', ['\u03B2'] = 'b', ['\u03B5'] = 'e', ['\u03B7'] = 'n', ['\u03B9'] = 'i', ['\u03BA'] = 'k', ['\u03BD'] = 'v', ['\u03BF'] = 'o',
        ['\u03C1'] = 'p', ['\u03C4'] = 't', ['\u03C5'] = 'u', ['\u03C7'] = 'x', ['\u03B3'] = 'y', ['\u03C9'] = 'w', ['\u03BC'] = 'm', ['\u03B6'] = 'z',
        // Armenian, Hebrew and Cherokee letters that pass for Latin ones
        ['\u0585'] = 'o', ['\u057D'] = 'u', ['\u0578'] = 'n', ['\u0570'] = 'h', ['\u0581'] = 'g', ['\u05D5'] = 'l', ['\u05DF'] = 'l',
        // Latin letters that are not what they seem
        ['\u0131'] = 'i', ['\u0261'] = 'g', ['\u0251'] = 'a', ['\u1D0F'] = 'o', ['\u1D04'] = 'c', ['\u026A'] = 'i', ['\u0142'] = 'l', ['\u00F8'] = 'o',
        // Digits and signs
        ['0'] = 'o', ['1'] = 'l', ['3'] = 'e', ['5'] = 's', ['$'] = 's', ['@'] = 'a', ['|'] = 'l', ['!'] = 'i',
    };

    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var character in Fold(name))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(character))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format or UnicodeCategory.Control:
                    break;
                default:
                    Append(text, char.ToLowerInvariant(character));
                    break;
            }
        }

        // In most typefaces rn is m, vv is w, and a capital I is an l.
        return text.Replace("rn", "m").Replace("vv", "w").Replace('i', 'l').ToString();
    }

    /// <summary>Compatibility forms (full-width, ligatures, mathematical letters) as plain letters, marks apart from their letters.</summary>
    private static string Fold(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair: shown as it is.
            return name;
        }
    }

    private static void Append(StringBuilder text, char character)
    {
        if (LooksLike.TryGetValue(character, out var latin))
        {
            text.Append(latin);
        }
        else if (char.IsLetterOrDigit(character) || char.IsSurrogate(character))
        {
            text.Append(character);
        }
    }
}

using System.Text.RegularExpressions;
using OAuthHunter.Findings;

namespace OAuthHunter.Knowledge;

/// <summary>Names that apps were given to deceive, or that show that nobody meant to keep them. A low-confidence match never raises a finding alone.</summary>
public static class AppNames
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private static readonly NamePattern[] Lures =
    [
        Pattern("zero-for-o", @"\b0(?:365|ffice|utlook|nedrive|ne ?drive)\b|micr0s0ft|micr[o0]?s0ft|sharep0int|ad0be|d0cusign", Confidence.High, "Wiz 2026 (the '0365 Access' set of 2019)"),
        Pattern("brand-with-year", @"^(?:docusign|onedrive|adobe|sharepoint|outlook|office|teams)[ _-]?20\d\d$", Confidence.High, "Wiz, Cyera ('OneDrive-2025')"),
        Pattern("enabler-like", @"^(?:excel4|settings|mymail ?)enabler$|^mymail settings$", Confidence.Medium, "Cyera, Wiz"),
    ];

    private static readonly Regex Invisible = new("[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF\\uFFF9-\\uFFFB]", RegexOptions.CultureInvariant, Limit);

    private static readonly Regex MixedScript = new(
        @"[A-Za-z]\p{M}*[\p{IsCyrillic}\p{IsGreek}]|[\p{IsCyrillic}\p{IsGreek}]\p{M}*[A-Za-z]", RegexOptions.CultureInvariant, Limit);

    private static readonly Regex BrandWord = new(
        @"\b(?:microsoft|office ?365|m365|o365|outlook|exchange|one ?drive|share ?point|teams|entra|azure|defender|adobe|acrobat|docu? ?sign|share ?doc|drop ?box|ring ?central|zoom|google|gmail|okta|duo|cisco|webex|salesforce|sap|github|linkedin|slack|box\.com|pdf|e-?fax|voicemail)\b",
        Options,
        Limit);

    private static readonly Regex TestLike = new(
        @"^(?:(?:my|new)[ _-]?)?(?:test(?:ing|er)?|demo|temp|tmp|sample|prueba|ensayo|app|asdf?|qwe(?:rty)?|abc|aaa+|xxx+|foo|bar)(?:[ _-]?(?:app|application|aplicacion|api|oauth))?[ _-]?\d{0,4}$",
        Options,
        Limit);

    public static bool HasInvisible(string name) => Invisible.IsMatch(name);

    /// <summary>Two scripts touch inside one word. A name wholly in Cyrillic or Greek is no disguise.</summary>
    public static bool IsMixedScript(string name) => MixedScript.IsMatch(name);

    /// <summary>Only letters, digits and signs of ASCII, and no digit or sign in place of a letter.</summary>
    public static bool IsPlain(string name) => name.All(character => character < 128 && !IsStandIn(character));

    /// <summary>The pattern of known lures that a name follows, or null.</summary>
    public static NamePattern? Lure(string name) => Lures.FirstOrDefault(pattern => pattern.Regex.IsMatch(name));

    /// <summary>The brand word in a name, or null.</summary>
    public static string? Brand(string name) => BrandWord.Match(name) is { Success: true } match ? match.Value : null;

    /// <summary>Why nobody would keep an app of that name, or null.</summary>
    public static string? ThrowAway(string name)
    {
        var text = name.Trim();
        return text.Length <= 2 ? "very short"
            : !text.Any(char.IsLetterOrDigit) ? "neither letter nor digit"
            : TestLike.IsMatch(text) ? "made for a trial"
            : null;
    }

    // Digits are stand-ins only between letters: "Office 365" is plain, "0ffice" is not; the lures above know the latter.
    private static bool IsStandIn(char character) => character is '$' or '@' or '|' or '!';

    private static NamePattern Pattern(string id, string regex, Confidence confidence, string source) => new(id, new Regex(regex, Options, Limit), confidence, source);
}

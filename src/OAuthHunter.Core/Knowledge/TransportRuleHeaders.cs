using System.Globalization;
using System.Text;

namespace OAuthHunter.Knowledge;

/// <summary>Headers whose removal hides the source of mail.</summary>
public static class TransportRuleHeaders
{
    private static readonly Lazy<Dictionary<string, TransportRuleHeader>> ByName = new(() => KnowledgeTable.Load("transport-rule-headers.csv")
        .Select(row => new TransportRuleHeader(row["header"], row["group"], row["why"]))
        .ToDictionary(header => header.Header, StringComparer.OrdinalIgnoreCase));

    public static IReadOnlyCollection<TransportRuleHeader> All => ByName.Value.Values;

    /// <summary>The header's row, or null. Case, blanks, dashes of any kind, quotes and a colon do not matter.</summary>
    public static TransportRuleHeader? Find(string? header) =>
        header is not null && ByName.Value.TryGetValue(Normalize(header), out var found) ? found : null;

    /// <summary>
    /// A header's name in one spelling. Exports and word processors leave blanks that do not break, invisible characters, typographic
    /// dashes and quotes in it; none of these can stand in the name of a header.
    /// </summary>
    public static string Normalize(string header)
    {
        var name = new StringBuilder(header.Length);
        foreach (var character in header.Normalize(NormalizationForm.FormKC))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(character);
            if (category == UnicodeCategory.DashPunctuation || character == '\u2212')
            {
                name.Append('-');
            }
            else if (character is > ' ' and < '\u007F' and not ('"' or '\'' or ':'))
            {
                name.Append(character);
            }
            else if (character is not ('"' or '\'' or ':') && !char.IsWhiteSpace(character) && category is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation))
            {
                name.Append(character);
            }
        }

        return name.ToString();
    }
}

using System.Text.RegularExpressions;

namespace OAuthHunter.Facts.Apps;

/// <summary>One delegated grant as a consent event writes it.</summary>
internal sealed record ConsentGrant(string? ResourceId, string? PrincipalId, bool IsTenantWide, IReadOnlyList<string> Scopes);

/// <summary>
/// Reads <c>ConsentAction.Permissions</c>: grants before the consent, an arrow, grants after it. Only what is new was consented
/// to.
/// </summary>
internal static class ConsentPermissions
{
    private static readonly Regex Entry = new(@"\[+\s*Id:[^\]]*\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IReadOnlyList<ConsentGrant> Added(string? text)
    {
        if (text is null)
        {
            return [];
        }

        var arrow = text.IndexOf("=>", StringComparison.Ordinal);
        var before = Parse(arrow < 0 ? string.Empty : text.Substring(0, arrow));
        var had = new HashSet<string>(before.SelectMany(grant => grant.Scopes.Select(scope => Key(grant, scope))), StringComparer.OrdinalIgnoreCase);
        return [.. Parse(arrow < 0 ? text : text.Substring(arrow + 2))
            .Select(grant => grant with { Scopes = [.. grant.Scopes.Where(scope => had.Add(Key(grant, scope)))] })
            .Where(grant => grant.Scopes.Count > 0)];
    }

    /// <summary>What a revocation took away: all that stood before and does not stand after. Without an arrow the list is what went.</summary>
    public static IReadOnlyList<ConsentGrant> Removed(string? text)
    {
        var arrow = text?.IndexOf("=>", StringComparison.Ordinal) ?? -1;
        return text is null ? [] : arrow < 0 ? Parse(text) : Added(text.Substring(arrow + 2) + " => " + text.Substring(0, arrow));
    }

    /// <summary>Scopes of a blank-separated list.</summary>
    public static IReadOnlyList<string> Split(string? scopes) => scopes is null
        ? []
        : [.. scopes.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static List<ConsentGrant> Parse(string text) => [.. Entry.Matches(text).Cast<Match>().Select(match =>
    {
        var fields = Fields(match.Value);
        return new ConsentGrant(
            Field(fields, "ResourceId"),
            Field(fields, "PrincipalId"),
            string.Equals(Field(fields, "ConsentType"), "AllPrincipals", StringComparison.OrdinalIgnoreCase),
            Split(Field(fields, "Scope")));
    })];

    private static Dictionary<string, string> Fields(string entry)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in entry.Trim('[', ']', ' ').Split(','))
        {
            var colon = part.IndexOf(':');
            if (colon > 0)
            {
                fields[part.Substring(0, colon).Trim()] = part.Substring(colon + 1).Trim();
            }
        }

        return fields;
    }

    private static string? Field(Dictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    private static string Key(ConsentGrant grant, string scope) => $"{grant.ResourceId}|{grant.PrincipalId}|{scope}";
}

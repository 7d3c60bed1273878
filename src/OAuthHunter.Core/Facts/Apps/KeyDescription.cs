using System.Text.RegularExpressions;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>
/// Reads the credential lists of an audit event. Each entry is written
/// <c>[KeyIdentifier=…,KeyType=…,KeyUsage=…,DisplayName=…]</c>; what an event did is the difference of the two lists.
/// </summary>
internal static class KeyDescription
{
    // A display name may hold commas and brackets, so an entry ends only where the list goes on or ends.
    private static readonly Regex Entry = new(
        @"\[?KeyIdentifier=(?<id>[^,\]]*),\s*KeyType=(?<type>[^,\]]*),\s*KeyUsage=(?<usage>[^,\]]*),\s*DisplayName=(?<name>.*?)\](?=\s*(?:\\?""|,\s*\[|$))",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);

    /// <summary>Every credential of a list.</summary>
    public static IReadOnlyList<AppCredential> Parse(string? text) =>
        text is null ? [] : [.. Entry.Matches(text).Cast<Match>().Select(ToCredential)];

    /// <summary>What the new list has over the old one.</summary>
    public static IReadOnlyList<AppCredential> Added(ModifiedProperty property) => Difference(property.NewValue, property.OldValue);

    /// <summary>What the new list lacks.</summary>
    public static IReadOnlyList<AppCredential> Removed(ModifiedProperty property) => Difference(property.OldValue, property.NewValue);

    private static IReadOnlyList<AppCredential> Difference(string? have, string? without)
    {
        var known = new HashSet<string>(Parse(without).Select(Key), StringComparer.OrdinalIgnoreCase);
        return [.. Parse(have).Where(credential => known.Add(Key(credential)))];
    }

    private static string Key(AppCredential credential) => $"{credential.KeyId}|{credential.Usage}|{(credential.KeyId is null ? credential.DisplayName : null)}";

    private static AppCredential ToCredential(Match match) => new()
    {
        Kind = match.Groups["type"].Value.Trim().Equals("Password", StringComparison.OrdinalIgnoreCase) ? AppCredentialKind.Secret : AppCredentialKind.Certificate,
        KeyId = Text(match.Groups["id"]),
        Type = Text(match.Groups["type"]),
        Usage = Text(match.Groups["usage"]),
        DisplayName = Text(match.Groups["name"]),
    };

    private static string? Text(System.Text.RegularExpressions.Group group) => group.Value.Trim() is { Length: > 0 } text ? text : null;
}

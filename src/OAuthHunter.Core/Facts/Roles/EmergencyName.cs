using System.Text.RegularExpressions;

namespace OAuthHunter.Facts.Roles;

/// <summary>
/// Accounts kept for the day when nothing else works. No property marks them, only names: a guess, used to count them apart and
/// never to hide them.
/// </summary>
internal static class EmergencyName
{
    private static readonly Regex Names = new(
        @"break[\s._-]?glass|emergency|notfall|(?:^|[\s._-])bg[\s._-]?(?:admin|adm|acc)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Whether the UPN or display name says so.</summary>
    public static bool IsNamedSo(string? userPrincipalName, string? displayName) =>
        (userPrincipalName is not null && Names.IsMatch(userPrincipalName)) || (displayName is not null && Names.IsMatch(displayName));
}

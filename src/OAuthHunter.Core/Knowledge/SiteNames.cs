namespace OAuthHunter.Knowledge;

/// <summary>
/// The word that somebody registered a host under: fabrikam of login.fabrikam.co.uk, and of fabrikam.azurewebsites.net. Good enough
/// to tell whether two hosts look like one house; the list of all public suffixes would be needed to say whom a host belongs to.
/// </summary>
public static class SiteNames
{
    private const int ShortestPart = 4;

    // Second levels under which countries register names: co.uk, com.au, gov.br.
    private static readonly HashSet<string> SecondLevels = new(StringComparer.Ordinal) { "ac", "co", "com", "edu", "gob", "gov", "gouv", "ltd", "net", "ne", "nom", "or", "org", "plc", "sch" };

    /// <summary>Lower case; the host itself where it is one word.</summary>
    public static string Of(string host)
    {
        var platform = RedirectUris.PlatformOf(host);
        if (platform is not null && host.Length > platform.Length)
        {
            var below = host.Substring(0, host.Length - platform.Length - 1);
            return below.Substring(below.LastIndexOf('.') + 1);
        }

        var labels = host.Split('.');
        var suffix = labels.Length > 2 && labels[labels.Length - 1].Length == 2 && SecondLevels.Contains(labels[labels.Length - 2]) ? 2 : 1;
        return labels[Math.Max(0, labels.Length - 1 - suffix)];
    }

    /// <summary>The same name, or one that is part of the other: fabrikam and fabrikam-portal.</summary>
    public static bool AreAlike(string one, string other) => one == other
        || (one.Length >= ShortestPart && other.IndexOf(one, StringComparison.Ordinal) >= 0)
        || (other.Length >= ShortestPart && one.IndexOf(other, StringComparison.Ordinal) >= 0);
}

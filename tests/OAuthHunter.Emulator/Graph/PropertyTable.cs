using OAuthHunter.Emulator.Hosting;

namespace OAuthHunter.Emulator.Graph;

/// <summary>Which properties an entity has, since which version, and of what kind they are.</summary>
internal static class PropertyTable
{
    private static readonly Dictionary<(string Entity, string Property), (bool IsBeta, string Kind)> Properties =
        CsvTable.Read("properties.csv").ToDictionary(row => (row[0], row[1]), row => (row[2] == "beta", row[3]));

    /// <summary>Users come with these when nothing is selected; all the rest must be asked for.</summary>
    private static readonly HashSet<string> UserDefaults =
    [
        "businessPhones", "displayName", "givenName", "id", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname", "userPrincipalName",
    ];

    /// <summary>Whether a request to the version may name the property. Any derived type may stand behind a directoryObject.</summary>
    public static bool Knows(string entity, string property, bool isBeta) =>
        entity == "directoryObject"
            ? new[] { "user", "group", "servicePrincipal" }.Any(type => Knows(type, property, isBeta))
            : Properties.TryGetValue((entity, property), out var found) && (isBeta || !found.IsBeta) && found.Kind != "undeclared";

    public static bool IsNavigation(string entity, string property) =>
        Properties.TryGetValue((entity, property), out var found) && found.Kind == "navigation";

    /// <summary>Whether the property comes without being selected. Undeclared ones come only so.</summary>
    public static bool IsDefault(string entity, string property, bool isBeta) =>
        entity == "directoryObject"
            ? Knows(entity, property, isBeta)
            : Properties.TryGetValue((entity, property), out var found)
                && found.Kind != "navigation"
                && (isBeta || !found.IsBeta)
                && (entity != "user" || isBeta || UserDefaults.Contains(property));
}

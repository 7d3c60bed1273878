using System.Globalization;

namespace OAuthHunter.Emulator.Hosting;

/// <summary>The command line.</summary>
internal static class EmulatorArguments
{
    public const string Usage = """
        OAuthHunter.Emulator --snapshot <folder> [--port <n>] [--https]
            [--client-id <guid>] [--client-secret <text>]
            [--permission <name>]...      Graph permissions in tokens (default: all that a hunt reads)
            [--exchange-role <id>|none]   Entra role template id for Exchange (default: Global Reader)
            [--licence P1|P2|none]...     licences of the tenant (default: P1 and P2)
            [--page-limit <n>]            largest page
        """;

    /// <exception cref="ArgumentException">The command line cannot be understood.</exception>
    public static EmulatorOptions Parse(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (name == "--https")
            {
                values[name] = [];
            }
            else if (IsKnown(name) && i + 1 < arguments.Count)
            {
                (values.TryGetValue(name, out var list) ? list : values[name] = []).Add(arguments[++i]);
            }
            else
            {
                throw new ArgumentException(IsKnown(name) ? $"{name} takes a value." : $"There is no option '{name}'.");
            }
        }

        string? Last(string name) => values.TryGetValue(name, out var list) ? list[^1] : null;
        int Number(string name) => Last(name) is not { } text ? 0
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ArgumentException($"{name} takes a number, not '{text}'.");
        IReadOnlyList<string> Several(string name, IReadOnlyList<string> otherwise) =>
            values.TryGetValue(name, out var list) ? [.. list.Where(value => value != "none")] : otherwise;

        var defaults = new EmulatorOptions { SnapshotPath = Last("--snapshot") ?? throw new ArgumentException("--snapshot names the folder to serve.") };
        return defaults with
        {
            Port = Number("--port"),
            UseHttps = values.ContainsKey("--https"),
            ClientId = Last("--client-id"),
            ClientSecret = Last("--client-secret") ?? defaults.ClientSecret,
            GraphPermissions = Several("--permission", defaults.GraphPermissions),
            DirectoryRoles = Several("--exchange-role", defaults.DirectoryRoles),
            Licences = Several("--licence", defaults.Licences),
            PageLimit = Number("--page-limit"),
        };
    }

    private static bool IsKnown(string name) =>
        name is "--snapshot" or "--port" or "--client-id" or "--client-secret" or "--permission" or "--exchange-role" or "--licence" or "--page-limit";
}

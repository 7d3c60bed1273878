using OAuthHunter.Emulator.Hosting;

namespace OAuthHunter.Emulator.Exchange;

/// <summary>A cmdlet that the endpoint runs.</summary>
/// <param name="Name">As Exchange spells it.</param>
/// <param name="Set">Entity set of the snapshot that answers it.</param>
/// <param name="OpenToSecurityReader">Whether Security Reader may run it; Global Reader may run all.</param>
/// <param name="Parameters">Parameters that it has; any other is refused.</param>
internal sealed record ExchangeCmdlet(string Name, string Set, bool OpenToSecurityReader, IReadOnlySet<string> Parameters)
{
    private static readonly Dictionary<string, ExchangeCmdlet> All = CsvTable.Read("cmdlets.csv")
        .Select(row => new ExchangeCmdlet(row[0], row[1], row[2] == "true", row[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase)))
        .ToDictionary(cmdlet => cmdlet.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => All.Keys;

    public static ExchangeCmdlet? Find(string? name) => name is not null && All.TryGetValue(name, out var cmdlet) ? cmdlet : null;

    /// <summary>Lists of these stop at a thousand unless more is asked for.</summary>
    public bool HasResultSize => Parameters.Contains("ResultSize");
}

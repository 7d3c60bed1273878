namespace OAuthHunter.Module.Tests.Isolation;

/// <summary>What a process of the probe saw.</summary>
/// <param name="Said">Lines of the script by their first word.</param>
/// <param name="Loaded">Every assembly with the context that holds it.</param>
/// <param name="Errors">What went to the error stream.</param>
internal sealed record ProbeResult(ILookup<string, string> Said, IReadOnlyList<ProbeResult.LoadedAssembly> Loaded, string Errors)
{
    public const string Ours = "OAuthHunter.Providers";

    /// <summary>Assemblies from the module's folder in the default context.</summary>
    public IEnumerable<string> OursInDefault => Loaded
        .Where(assembly => assembly.Context == "Default" && assembly.Location.StartsWith(Support.Repository.Module, StringComparison.Ordinal))
        .Select(assembly => assembly.Name)
        .Order(StringComparer.Ordinal);

    public static ProbeResult Parse(string output, string error)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('|')).ToList();
        return new ProbeResult(
            lines.Where(parts => parts[0] != "map").ToLookup(parts => parts[0], parts => string.Join('|', parts.Skip(1)), StringComparer.Ordinal),
            [.. lines.Where(parts => parts[0] == "map").Select(parts => new LoadedAssembly(parts[1], parts[2], Version.Parse(parts[3]), parts[4]))],
            error.Trim());
    }

    /// <summary>The one copy that our context uses, wherever it is.</summary>
    public LoadedAssembly? InOurContext(string name) => Loaded.SingleOrDefault(assembly => assembly.Context == Ours && assembly.Name == name);

    internal sealed record LoadedAssembly(string Context, string Name, Version Version, string Location);
}

using System.Reflection;
using System.Runtime.Loader;

namespace OAuthHunter.Hosting;

/// <summary>
/// The load context of the providers. It shares what must be one and the same type on both sides (Core, the engine), takes the
/// framework's assemblies when they are new enough, and everything else from its own folder.
/// </summary>
internal sealed class ProviderLoadContext(string folder) : AssemblyLoadContext("OAuthHunter.Providers")
{
    private static readonly Lazy<Dictionary<string, string>> Framework = new(() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? string.Empty)
            .Split([Path.PathSeparator], StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var shared = typeof(IProviders).Assembly;
        if (string.Equals(assemblyName.Name, shared.GetName().Name, StringComparison.OrdinalIgnoreCase))
        {
            return shared;
        }

        var own = Path.Combine(folder, assemblyName.Name + ".dll");
        if (string.Equals(assemblyName.Name, "System.Management.Automation", StringComparison.OrdinalIgnoreCase) || !File.Exists(own) || FrameworkHas(assemblyName.Name!, own))
        {
            return null;
        }

        return LoadFromAssemblyPath(own);
    }

    private static bool FrameworkHas(string name, string own) =>
        Framework.Value.TryGetValue(name, out var path) && AssemblyName.GetAssemblyName(path).Version >= AssemblyName.GetAssemblyName(own).Version;
}

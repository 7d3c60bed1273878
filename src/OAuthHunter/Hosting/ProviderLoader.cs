using System.Reflection;

namespace OAuthHunter.Hosting;

/// <summary>
/// Makes the providers on first use. Their packages never meet those of other modules: PowerShell 7 gets them in a load context
/// of their own, Windows PowerShell from a folder of their own. Importing the module loads none of it.
/// </summary>
internal static class ProviderLoader
{
    private const string AssemblyFile = "OAuthHunter.Providers.dll";
    private const string EntryPoint = "OAuthHunter.Providers.ProviderEntryPoint";

    private static readonly object Gate = new();
    private static IProviders? instance;

    /// <summary>The providers.</summary>
    /// <exception cref="ProviderLoadException">They cannot be loaded.</exception>
    public static IProviders Providers
    {
        get
        {
            // Runspaces side by side share one context. A failure is not remembered, so that a repaired installation works
            // without a new session.
            lock (Gate)
            {
                return instance ??= Load();
            }
        }
    }

    private static string Folder => Path.Combine(Path.GetDirectoryName(typeof(ProviderLoader).Assembly.Location)!, "providers");

    private static IProviders Load()
    {
        var path = Path.Combine(Folder, AssemblyFile);
        try
        {
#if NET
            var assembly = new ProviderLoadContext(Folder).LoadFromAssemblyPath(path);
#else
            var assembly = DesktopProviderResolver.Load(Folder, path);
#endif
            return Activate(assembly);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or TypeLoadException or MissingMethodException or InvalidCastException or TargetInvocationException)
        {
            throw new ProviderLoadException(path, exception);
        }
    }

    private static IProviders Activate(Assembly assembly) =>
        (IProviders)Activator.CreateInstance(assembly.GetType(EntryPoint, throwOnError: true)!)!;
}

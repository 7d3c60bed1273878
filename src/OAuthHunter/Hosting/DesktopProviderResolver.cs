using System.Reflection;

namespace OAuthHunter.Hosting;

/// <summary>
/// Windows PowerShell has no load contexts, and its process has no binding redirects of ours. From the first use of the
/// providers on, this answers for their folder's own files, and only when one of them asks: nobody else's load is touched.
/// </summary>
internal static class DesktopProviderResolver
{
    private static readonly object Gate = new();
    private static Dictionary<string, string>? files;
    private static string? folder;

    [ThreadStatic]
    private static bool isLoading;

    public static Assembly Load(string providerFolder, string path)
    {
        lock (Gate)
        {
            if (files is null)
            {
                folder = Path.GetFullPath(providerFolder) + Path.DirectorySeparatorChar;
                files = Directory.GetFiles(providerFolder, "*.dll").ToDictionary(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase);
                AppDomain.CurrentDomain.AssemblyResolve += Resolve;
            }
        }

        isLoading = true;
        try
        {
            return Assembly.LoadFrom(path);
        }
        finally
        {
            isLoading = false;
        }
    }

    /// <summary>Stops answering; the next use starts anew.</summary>
    public static void Release()
    {
        lock (Gate)
        {
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
            files = null;
        }
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs args)
    {
        var table = files;
        var isOurs = args.RequestingAssembly is { IsDynamic: false } requester
            ? requester.Location.StartsWith(folder!, StringComparison.OrdinalIgnoreCase)
            : args.RequestingAssembly is null && isLoading;
        var wanted = new AssemblyName(args.Name);
        if (!isOurs || table is null || !table.TryGetValue(wanted.Name, out var path))
        {
            return null;
        }

        return AssemblyName.GetAssemblyName(path).Version >= wanted.Version ? Assembly.LoadFrom(path) : null;
    }
}

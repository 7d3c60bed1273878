namespace OAuthHunter.Shell;

/// <summary>Finds the built module: where an environment variable says, or above this program in the repository.</summary>
public static class ModuleLocator
{
    public const string EnvironmentVariable = "OAUTHHUNTER_MODULE";

    private const string ManifestName = "OAuthHunter.psd1";

    /// <summary>Full path of the manifest.</summary>
    /// <exception cref="FileNotFoundException">There is none; the message says what to do.</exception>
    public static string FindManifest()
    {
        if (Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } named)
        {
            var path = Path.GetFullPath(Directory.Exists(named) ? Path.Combine(named, ManifestName) : named);
            return File.Exists(path) ? path : throw new FileNotFoundException($"{EnvironmentVariable} names '{path}', which does not exist.", path);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "out", "OAuthHunter", ManifestName);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException($"No built module was found above '{AppContext.BaseDirectory}'. Build the solution, or set {EnvironmentVariable} to the module's folder.");
    }
}

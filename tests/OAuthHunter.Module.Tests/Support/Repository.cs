namespace OAuthHunter.Module.Tests.Support;

/// <summary>The working copy that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Module => Path.Combine(Root, "out", "OAuthHunter");

    public static string Manifest => Path.Combine(Module, "OAuthHunter.psd1");

    public static string Source(params string[] parts) => Path.Combine([Root, "src", .. parts]);

    /// <summary>C# files under a folder of the sources, without what the build makes.</summary>
    public static IEnumerable<string> CSharpFiles(params string[] parts) =>
        Directory.EnumerateFiles(Source(parts), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OAuthHunter.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}

using NuGet.Packaging;
using NuGet.ProjectModel;

namespace OAuthHunter.Packaging;

/// <summary>Finds out which package each third-party assembly in the module comes from. One without a package stops the release.</summary>
internal static class ComponentReader
{
    private const string OwnPrefix = "OAuthHunter.";

    public static IReadOnlyList<Component> Read(ModuleFolder module, string assetsPath)
    {
        var assets = new LockFileFormat().Read(assetsPath);
        var files = new Dictionary<(string Id, string Version), List<string>>();
        foreach (var file in module.Files.Where(file => file.Contains("/providers/", StringComparison.Ordinal) && !Path.GetFileName(file).StartsWith(OwnPrefix, StringComparison.Ordinal)))
        {
            var framework = file.Split('/')[1];
            var library = LibraryOf(assets, framework, Path.GetFileName(file))
                ?? throw new PackagingException($"No package that the providers ask for brings '{file}'.");
            var key = (library.Name!, library.Version!.ToNormalizedString());
            (files.TryGetValue(key, out var list) ? list : files[key] = []).Add(file);
        }

        return [.. files.OrderBy(pair => pair.Key.Id, StringComparer.OrdinalIgnoreCase).ThenBy(pair => pair.Key.Version, StringComparer.Ordinal)
            .Select(pair => Describe(assets, pair.Key.Id, pair.Key.Version, pair.Value))];
    }

    private static LockFileTargetLibrary? LibraryOf(LockFile assets, string framework, string fileName) =>
        assets.Targets
            .Where(target => target.RuntimeIdentifier is null && target.TargetFramework.GetShortFolderName() == framework)
            .SelectMany(target => target.Libraries)
            .FirstOrDefault(library => library.RuntimeAssemblies.Concat(library.RuntimeTargets).Any(item => string.Equals(Path.GetFileName(item.Path), fileName, StringComparison.OrdinalIgnoreCase)));

    private static Component Describe(LockFile assets, string id, string version, IReadOnlyList<string> files)
    {
        var library = assets.Libraries.Single(found => found.Name == id && found.Version.ToNormalizedString() == version);
        var nuspec = assets.PackageFolders.Select(folder => Path.Combine(folder.Path, library.Path, id.ToLowerInvariant() + ".nuspec")).FirstOrDefault(File.Exists)
            ?? throw new PackagingException($"The package {id} {version} is not in the package folders; restore first.");
        var reader = new NuspecReader(nuspec);
        var licence = reader.GetLicenseMetadata();
        return new Component(
            id,
            version,
            reader.GetAuthors(),
            licence?.Type == LicenseType.Expression ? licence.License : null,
            licence?.Type == LicenseType.Expression ? null : NullIfEmpty(reader.GetLicenseUrl()),
            NullIfEmpty(reader.GetProjectUrl()),
            files);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

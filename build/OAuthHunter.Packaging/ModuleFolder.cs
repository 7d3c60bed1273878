using System.Text.RegularExpressions;

namespace OAuthHunter.Packaging;

/// <summary>
/// The module as built, checked against what may ship. The list names places, not files, except under providers, where
/// Module.targets names each assembly and stops the build over any other.
/// </summary>
public sealed partial class ModuleFolder
{
    /// <summary>Azure Automation refuses longer paths.</summary>
    private const int LongestPath = 140;

    private static readonly Regex[] Allowed =
    [
        new(@"^OAuthHunter\.psd1$"), new(@"^[A-Za-z.]+\.ps1xml$"), new(@"^(LICENSE|CHANGELOG\.md|ThirdPartyNotices\.txt)$"),
        new(@"^bin/(net8\.0|net472)/OAuthHunter(\.Core)?\.dll$"), new(@"^bin/(net8\.0|net472)/providers/[A-Za-z0-9.]+\.dll$"),
        new(@"^en-US/(OAuthHunter\.dll-Help\.xml|about_OAuthHunter[A-Za-z_]*\.help\.txt)$"),
        new(@"^demo/hunt\.ps1$"), new(@"^demo/contoso/(manifest\.json|[A-Za-z0-9]+\.ndjson)$"),
    ];

    private static readonly string[] Required =
    [
        "OAuthHunter.psd1", "LICENSE", "ThirdPartyNotices.txt", "bin/net8.0/OAuthHunter.dll", "bin/net472/OAuthHunter.dll",
        "bin/net8.0/providers/OAuthHunter.Providers.dll", "bin/net472/providers/OAuthHunter.Providers.dll",
    ];

    private ModuleFolder(string root, string name, string version, string manifest, IReadOnlyList<string> files)
    {
        Root = root;
        Name = name;
        Version = version;
        Manifest = manifest;
        Files = files;
    }

    public string Root { get; }

    public string Name { get; }

    public string Version { get; }

    /// <summary>Text of the module manifest.</summary>
    public string Manifest { get; }

    /// <summary>Paths below the root with forward slashes, in ordinal order.</summary>
    public IReadOnlyList<string> Files { get; }

    public static ModuleFolder Open(string root)
    {
        var full = Path.GetFullPath(root).TrimEnd(Path.DirectorySeparatorChar);
        var name = Path.GetFileName(full);
        var files = Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(full, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
        Refuse(files.Where(file => !Allowed.Any(pattern => pattern.IsMatch(file))), "has no place in the module");
        Refuse(files.Where(file => name.Length + 1 + file.Length >= LongestPath), $"has a path of {LongestPath} characters or more, which Azure Automation does not take");
        Refuse(Required.Except(files, StringComparer.Ordinal), "is missing");

        var manifest = File.ReadAllText(Path.Combine(full, name + ".psd1"));
        var version = VersionPattern().Match(manifest);
        return version.Success
            ? new ModuleFolder(full, name, version.Groups[1].Value, manifest, files)
            : throw new PackagingException("The manifest names no ModuleVersion.");
    }

    /// <summary>A string value of the manifest.</summary>
    public string ManifestText(string key) =>
        Regex.Match(Manifest, $@"\b{key}\s*=\s*'((?:[^']|'')*)'") is { Success: true } match
            ? match.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal)
            : throw new PackagingException($"The manifest names no {key}.");

    /// <summary>A list of the manifest.</summary>
    public IReadOnlyList<string> ManifestList(string key) =>
        Regex.Match(Manifest, $@"\b{key}\s*=\s*@\(([^)]*)\)") is { Success: true } match
            ? [.. ItemPattern().Matches(match.Groups[1].Value).Select(item => item.Groups[1].Value)]
            : throw new PackagingException($"The manifest names no {key}.");

    public string PathOf(string file) => Path.Combine(Root, file.Replace('/', Path.DirectorySeparatorChar));

    private static void Refuse(IEnumerable<string> files, string why)
    {
        if (files.FirstOrDefault() is { } first)
        {
            throw new PackagingException($"'{first}' {why}.");
        }
    }

    [GeneratedRegex(@"ModuleVersion\s*=\s*'([0-9.]+)'")]
    private static partial Regex VersionPattern();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex ItemPattern();
}

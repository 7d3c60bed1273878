using NuGet.Packaging;
using NuGet.Packaging.Licenses;
using NuGet.Versioning;

namespace OAuthHunter.Packaging;

/// <summary>The package that Install-PSResource and Install-Module take: the module's files at the root, its data from the manifest.</summary>
internal static class GalleryPackage
{
    // The tags by which the gallery tells modules from scripts and finds cmdlets by name.
    private static readonly string[] KindTags = ["PSModule", "PSIncludes_Cmdlet"];

    // The earliest moment that the format knows; the bytes must not tell when they were made.
    private const string EarliestTime = "1980-01-01T00:00:00Z";

    public static void Write(string path, ModuleFolder module)
    {
        var builder = new PackageBuilder(deterministic: true)
        {
            DeterministicTimestamp = EarliestTime,
            Id = module.Name,
            Version = NuGetVersion.Parse(module.Version),
            Description = module.ManifestText("Description"),
            Copyright = module.ManifestText("Copyright"),
            ProjectUrl = new Uri(module.ManifestText("ProjectUri")),
            LicenseMetadata = new LicenseMetadata(LicenseType.Expression, "MIT", NuGetLicenseExpression.Parse("MIT"), [], LicenseMetadata.EmptyVersion),
            ReleaseNotes = module.ManifestText("ReleaseNotes"),
        };
        builder.Authors.Add(module.ManifestText("Author"));
        builder.Owners.Add(module.ManifestText("CompanyName"));
        var cmdlets = module.ManifestList("CmdletsToExport");
        foreach (var tag in module.ManifestList("Tags").Concat(KindTags).Concat(cmdlets.Select(name => "PSCmdlet_" + name)).Concat(cmdlets.Select(name => "PSCommand_" + name)))
        {
            builder.Tags.Add(tag);
        }

        foreach (var file in module.Files)
        {
            builder.Files.Add(new PhysicalPackageFile { SourcePath = module.PathOf(file), TargetPath = file.Replace('/', Path.DirectorySeparatorChar) });
        }

        using var stream = File.Create(path);
        builder.Save(stream);
    }
}

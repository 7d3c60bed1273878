using System.Security.Cryptography;

namespace OAuthHunter.Packaging;

/// <summary>Checks the module folder and makes all files of a release from it. Same folder, same bytes.</summary>
public static class ReleaseMaker
{
    /// <param name="moduleFolder">The module as built, named as the module.</param>
    /// <param name="outputFolder">Where the files go; made if need be.</param>
    /// <param name="assetsPath">The providers' project.assets.json, which tells what package each assembly comes from.</param>
    /// <exception cref="PackagingException">The folder holds what must not ship, or lacks what must.</exception>
    public static IReadOnlyList<ReleaseFile> Make(string moduleFolder, string outputFolder, string assetsPath)
    {
        Directory.CreateDirectory(outputFolder);
        var module = ModuleFolder.Open(moduleFolder);
        var components = ComponentReader.Read(module, assetsPath);
        Notices.Check(module, components);

        var bill = Path.Combine(outputFolder, $"{module.Name}-{module.Version}.cdx.json");
        BillOfMaterials.Write(bill, module, components);

        // Azure Automation takes a zip that is named as the module and holds a folder of that name, with no version in between.
        var zip = Path.Combine(outputFolder, $"{module.Name}.zip");
        AutomationZip.Write(zip, module);
        var package = Path.Combine(outputFolder, $"{module.Name}.{module.Version}.nupkg");
        GalleryPackage.Write(package, module);

        var files = new[] { bill, zip, package }.Select(Describe).ToList();
        File.WriteAllLines(Path.Combine(outputFolder, "SHA256SUMS"), files.Select(file => $"{file.Sha256}  {file.Name}"));
        return files;
    }

    private static ReleaseFile Describe(string path)
    {
        using var stream = File.OpenRead(path);
        return new ReleaseFile(Path.GetFileName(path), stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}

using System.IO.Compression;

namespace OAuthHunter.Packaging;

/// <summary>
/// The zip for Azure Automation: a folder named as the module, as is the zip. Entries are sorted and bear one fixed time, so that
/// the bytes depend on the contents alone.
/// </summary>
internal static class AutomationZip
{
    // The earliest moment that the format knows.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(string path, ModuleFolder module)
    {
        using var stream = File.Create(path);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var file in module.Files)
        {
            var entry = archive.CreateEntry($"{module.Name}/{file}", CompressionLevel.SmallestSize);
            entry.LastWriteTime = Epoch;
            entry.ExternalAttributes = 0;
            using var target = entry.Open();
            using var source = File.OpenRead(module.PathOf(file));
            source.CopyTo(target);
        }
    }
}

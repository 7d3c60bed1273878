namespace OAuthHunter.Providers.Tests;

/// <summary>Compares text with a file of this project. OAUTHHUNTER_UPDATE_GOLDEN=1 writes the file anew, to be read before it is committed.</summary>
internal static class Golden
{
    public static void Check(string folder, string file, string actual)
    {
        var path = Path.Combine(ProjectFolder(), folder, "Golden", file);
        var text = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("OAUTHHUNTER_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    private static string ProjectFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.GetFiles("OAuthHunter.Providers.Tests.csproj").Length > 0)
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests do not run inside their project.");
    }
}

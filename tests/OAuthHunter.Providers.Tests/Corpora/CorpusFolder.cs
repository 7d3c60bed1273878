using Xunit.Abstractions;

namespace OAuthHunter.Providers.Tests.Corpora;

/// <summary>Finds public sample exports beside the repository. They are not part of it; without them these tests say so and stop.</summary>
internal static class CorpusFolder
{
    public static string? Find(string name, ITestOutputHelper output)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "corpora", name);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        output.WriteLine($"The corpus {name} is not on this machine; nothing was checked.");
        return null;
    }
}

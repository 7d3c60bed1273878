using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests.Help;

/// <summary>The PowerShell that README, docs and help show: fenced blocks, indented blocks, and whole scripts.</summary>
internal static class ShownCode
{
    public static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "runbooks"), "*.ps1"))
            .Concat(Directory.EnumerateFiles(Repository.Source("OAuthHunter", "en-US"), "about_*.txt"))
            .Concat(Directory.EnumerateFiles(Repository.Source("OAuthHunter", "demo"), "*.ps1"))
            .Append(Path.Combine(Repository.Root, "README.md"))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Order(StringComparer.Ordinal);

    /// <summary>Blocks of one file, each to be parsed by itself.</summary>
    public static IEnumerable<string> BlocksOf(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, file)).ReplaceLineEndings("\n");
        if (file.EndsWith(".ps1", StringComparison.Ordinal))
        {
            return [text];
        }

        var blocks = new List<List<string>>();
        var fence = string.Empty;
        var isInside = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                fence = fence.Length > 0 ? string.Empty : line.Trim();
                isInside = false;
                continue;
            }

            var isCode = fence.Length > 0 ? fence is "```powershell" : line.StartsWith("    ", StringComparison.Ordinal);
            if (isCode && !isInside)
            {
                blocks.Add([]);
            }

            isInside = isCode || (isInside && line.Trim().Length == 0);
            if (isCode)
            {
                blocks[^1].Add(line);
            }
        }

        return blocks.Select(block => string.Join('\n', block));
    }
}

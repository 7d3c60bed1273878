using System.Text.RegularExpressions;

namespace OAuthHunter.Packaging;

/// <summary>Every package that ships must be named in ThirdPartyNotices.txt, by its id or by a line that ends in an asterisk.</summary>
internal static partial class Notices
{
    public static void Check(ModuleFolder module, IReadOnlyList<Component> components)
    {
        var text = File.ReadAllText(module.PathOf("ThirdPartyNotices.txt"));
        var names = NamePattern().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = components.Where(component => !names.Contains(component.Id)
            && !names.Any(name => name.EndsWith(".*", StringComparison.Ordinal) && component.Id.StartsWith(name[..^1], StringComparison.OrdinalIgnoreCase))).ToList();
        if (missing.Count > 0)
        {
            throw new PackagingException($"ThirdPartyNotices.txt does not name {string.Join(", ", missing.Select(component => component.Id))}.");
        }
    }

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)+(\.\*)?")]
    private static partial Regex NamePattern();
}

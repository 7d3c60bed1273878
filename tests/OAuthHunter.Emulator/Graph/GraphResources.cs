using System.Globalization;
using OAuthHunter.Emulator.Hosting;

namespace OAuthHunter.Emulator.Graph;

/// <summary>All resources, and which one a path means.</summary>
internal static class GraphResources
{
    private static readonly Dictionary<string, GraphResource> ByPath = CsvTable.Read("resources.csv").Select(Parse)
        .ToDictionary(resource => resource.Path, StringComparer.OrdinalIgnoreCase);

    /// <summary>The resource of a path below the version, its key if it has one, and whether it is one object or a count.</summary>
    public static GraphTarget? Find(string path)
    {
        var segments = Segments(path);
        var isCount = segments.Count > 1 && segments[^1] == "$count";
        if (isCount)
        {
            segments.RemoveAt(segments.Count - 1);
        }

        if (ByPath.TryGetValue(string.Join('/', segments), out var collection))
        {
            return new GraphTarget(collection, null, collection.IsSingleton, isCount);
        }

        for (var key = 1; key < segments.Count; key++)
        {
            var template = string.Join('/', segments.Select((segment, i) => i == key ? "{id}" : segment));
            if (ByPath.TryGetValue(template, out var nested))
            {
                return new GraphTarget(nested, segments[key], nested.IsSingleton, isCount);
            }
        }

        return segments.Count > 1 && !isCount && ByPath.TryGetValue(string.Join('/', segments[..^1]), out var parent) && !parent.IsSingleton
            ? new GraphTarget(parent, segments[^1], true, false)
            : null;
    }

    /// <summary>Segments, with a key in parentheses as a segment of its own: <c>servicePrincipals(appId='…')</c>.</summary>
    private static List<string> Segments(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var open = segment.IndexOf('(', StringComparison.Ordinal);
            if (open > 0 && segment[^1] == ')')
            {
                segments.Add(segment[..open]);
                segments.Add(segment[(open + 1)..^1]);
            }
            else
            {
                segments.Add(segment);
            }
        }

        return segments;
    }

    private static GraphResource Parse(string[] row) => new()
    {
        Path = row[0],
        Set = row[1],
        Entity = row[2],
        DefaultTop = int.Parse(row[3], CultureInfo.InvariantCulture),
        MaxTop = int.Parse(row[4], CultureInfo.InvariantCulture),
        IsBetaOnly = row[5] == "beta",
        Licence = row[6].Length == 0 ? null : row[6],
        IsDirectory = row[7] == "true",
        Permissions = row[8].Split(' ', StringSplitOptions.RemoveEmptyEntries),
    };
}

using System.Management.Automation;
using OAuthHunter.Correlation;
using OAuthHunter.Detections;

namespace OAuthHunter.Completion;

/// <summary>Ids of detections and chains, as people type them.</summary>
internal static class HuntDetectionIds
{
    /// <summary>Descriptors of all detections, then of all chains.</summary>
    public static IEnumerable<DetectionDescriptor> Descriptors =>
        DetectionCatalog.All.Select(detection => detection.Descriptor).Concat(ChainCatalog.All.Select(pattern => pattern.Descriptor));

    /// <summary>Ids that a pattern names.</summary>
    public static IReadOnlyList<string> Match(string pattern)
    {
        var wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return [.. Descriptors.Select(descriptor => descriptor.Id).Where(wildcard.IsMatch)];
    }

    /// <summary>Up to five ids that somebody who typed this may have meant.</summary>
    public static IReadOnlyList<string> Close(string typed)
    {
        var wanted = Normalise(typed);
        return
        [
            .. Descriptors.Select(descriptor => (descriptor.Id, Distance: Distance(Normalise(descriptor.Id), wanted)))
                .Where(candidate => candidate.Distance <= 2)
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Id, StringComparer.Ordinal)
                .Take(5)
                .Select(candidate => candidate.Id),
        ];
    }

    private static string Normalise(string id) => new([.. id.ToUpperInvariant().Where(char.IsLetterOrDigit)]);

    /// <summary>Edit distance.</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[right.Length];
    }
}

using System.Globalization;
using System.Management.Automation;
using OAuthHunter.Correlation;
using OAuthHunter.Evidence;
using OAuthHunter.Hunting;

namespace OAuthHunter.Views;

/// <summary>The forms in which views show values.</summary>
internal static class ViewText
{
    public static string Text(object? value) => Formatting.Text(value);

    public static string Lines(object? value) => Formatting.Lines(value);

    public static string Time(object? value) => Formatting.Text(value);

    /// <summary>The day alone, for narrow columns.</summary>
    public static string Date(object? value) => Bare(value) is DateTimeOffset time ? time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>The last part of a path.</summary>
    public static string FileName(object? value)
    {
        var path = Formatting.Text(value);
        return path.Substring(path.LastIndexOfAny(['/', '\\', '!']) + 1);
    }

    public static string LinkState(object? value) => Bare(value) switch
    {
        ChainLinkState.Found => "[found]",
        ChainLinkState.NotFound => "[not found]",
        ChainLinkState.NotAssessed => "[not assessed]",
        var other => Formatting.Text(other),
    };

    /// <summary>A chain's links, one a line, each with its state.</summary>
    public static string LinkLines(object? value) => Bare(value) is IEnumerable<ChainLink> links
        ? string.Join("\n", links.Select(link => $"{LinkState(link.State),-14} {Formatting.Clean(link.Step)} {Formatting.Clean(link.Name)}{When(link)}: {Formatting.Clean(link.Summary)}"))
        : Formatting.Lines(value);

    /// <summary>Who a sign-in anomaly is about: the account, or where it came from.</summary>
    public static string SignInSubject(object? value) => Bare(value) is SignInAnomaly anomaly ? Formatting.Clean(anomaly.User ?? anomaly.Source) : string.Empty;

    public static string FileLines(object? value) => Bare(value) is IEnumerable<EvidenceFile> files
        ? string.Join("\n", files.Select(file => $"{FileName(file.Path)}: {Formatting.Clean(file.Format)}, {Count(file.Read)} records{(file.Problem is null ? string.Empty : " (" + Formatting.Clean(file.Problem) + ")")}"))
        : Formatting.Lines(value);

    public static string CoveredSets(object? value) => Bare(value) is EvidenceCoverage coverage
        ? string.Join(", ", coverage.Sets.Where(set => set.State is EvidenceState.Available or EvidenceState.Incomplete)
            .Select(set => $"{set.EntitySet} ({Count(set.Count)}{(set.State == EvidenceState.Incomplete ? ", incomplete" : string.Empty)})"))
        : Formatting.Text(value);

    public static string MissingSets(object? value) => Bare(value) is EvidenceCoverage coverage
        ? string.Join(", ", coverage.Sets.Where(set => set.State is not (EvidenceState.Available or EvidenceState.Incomplete))
            .Select(set => set.State == EvidenceState.NotCaptured ? set.EntitySet : $"{set.EntitySet} ({set.State})"))
        : Formatting.Text(value);

    private static string When(ChainLink link) => link.Time is { } time ? ", " + Formatting.Time(time) : string.Empty;

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}

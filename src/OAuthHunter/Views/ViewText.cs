using System.Globalization;
using System.Management.Automation;
using OAuthHunter.Correlation;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Views;

/// <summary>The forms in which views show values.</summary>
internal static class ViewText
{
    private const int ProseWidth = 76;
    private const int StateWidth = 14;

    // What a list of evidence leaves of 80 columns beside its labels.
    private const int SetsWidth = 64;

    public static string Text(object? value) => Formatting.Text(value);

    public static string Lines(object? value) => Formatting.Lines(value);

    public static string Time(object? value) => Formatting.Text(value);

    /// <summary>The day alone, for narrow columns.</summary>
    public static string Date(object? value) => Bare(value) is DateTimeOffset time ? time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>A state, with one word for those that say that nothing is known.</summary>
    public static string Known(object? value) => Formatting.Text(value) is var text && text is "NotAssessed" or "Unknown" ? "unknown" : text;

    /// <summary>When, where and into what an administrator came with one factor.</summary>
    public static string LastSingleFactor(object? value) => Bare(value) is AdminMfaCoverage { LastSingleFactorSignIn: { } time } row
        ? $"{Formatting.Time(time)} {Formatting.Clean(row.LastSingleFactorApp)}{(row.LastSingleFactorFrom is { } from ? " from " + Formatting.Clean(from) : string.Empty)}"
        : string.Empty;

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

    /// <summary>Prose in lines that fit the narrowest terminal: the formatter does not break lines in this kind of view.</summary>
    public static string Prose(object? value) => WordWrap.Break(Formatting.Text(value), ProseWidth);

    /// <summary>The lines of a list, each broken like prose.</summary>
    public static string Steps(object? value) => Bare(value) is IEnumerable<string> steps
        ? string.Join("\n", steps.Select(step => "- " + WordWrap.Break(Formatting.Clean(step), ProseWidth - 2).Replace("\n", "\n  ")))
        : Prose(value);

    /// <summary>A link of a chain: state, step, time and name, and what was found below it.</summary>
    public static string LinkLine(object? value)
    {
        if (Bare(value) is not ChainLink link)
        {
            return Formatting.Text(value);
        }

        var time = link.Time is { } known ? Formatting.Time(known) + "  " : string.Empty;
        var head = $"{LinkState(link.State),-StateWidth} {Formatting.Clean(link.Step),-4}{time}{Formatting.Clean(link.Name)}";
        var indent = "\n" + new string(' ', StateWidth + 5);
        return head + indent + WordWrap.Break(Formatting.Clean(link.Summary), ProseWidth - StateWidth - 5).Replace("\n", indent);
    }

    public static string Headline(object? value) => Bare(value) is AttackChain chain
        ? $"{chain.DetectionId}  {Formatting.Clean(chain.Title)}\n{chain.Severity}, confidence {chain.Confidence}, score {chain.Score.ToString("0.#", CultureInfo.InvariantCulture)}"
        : string.Empty;

    public static string Period(object? value) => Bare(value) is AttackChain chain ? $"{Formatting.Time(chain.Start)} to {Formatting.Time(chain.End)}" : string.Empty;

    /// <summary>Title of a finding, marked when somebody answers for it.</summary>
    public static string TitleOf(object? value) => Bare(value) is Finding finding
        ? (finding.IsSuppressed ? "[suppressed] " : string.Empty) + Formatting.Clean(finding.Title)
        : string.Empty;

    public static string AppOf(object? value) => Bare(value) is AttackChain { AppName: { } name } chain
        ? chain.AppId is null ? Formatting.Clean(name) : $"{Formatting.Clean(name)} ({Formatting.Clean(chain.AppId)})"
        : string.Empty;

    /// <summary>Who a sign-in anomaly is about: the account, or where it came from.</summary>
    public static string SignInSubject(object? value) => Bare(value) is SignInAnomaly anomaly ? Formatting.Clean(anomaly.User ?? anomaly.Source) : string.Empty;

    /// <summary>The policies that prove a check, or why there are none.</summary>
    public static string Proof(object? value) => Bare(value) is ConditionalAccessCoverage row
        ? Formatting.Text(row.State == CoverageState.Pass || row.Reasons.Count == 0 ? row.Policies : row.Reasons.Take(1).ToArray())
        : string.Empty;

    /// <summary>For whom a consent was given, and, on a line of its own so that no address pushes it over the edge, that it was taken back.</summary>
    public static string ConsentFor(object? value)
    {
        if (Bare(value) is not OAuthConsentRisk row)
        {
            return string.Empty;
        }

        var whom = row.ConsentType switch { "AllPrincipals" => "all users", "Application" => "the app itself", _ => Formatting.Clean(row.User) };
        return row.IsLive ? whom : whom + "\n(revoked)";
    }

    public static string FileLines(object? value) => Bare(value) is IEnumerable<EvidenceFile> files
        ? string.Join("\n", files.Select(file => $"{FileName(file.Path)}: {Formatting.Clean(file.Format)}, {Count(file.Read)} records{(file.Problem is null ? string.Empty : " (" + Formatting.Clean(file.Problem) + ")")}"))
        : Formatting.Lines(value);

    public static string CoveredSets(object? value) => SetsOf(value) is { } sets
        ? Names(sets.Where(IsCovered), set => $"{set.EntitySet} ({Count(set.Count)}{(set.State == EvidenceState.Incomplete ? ", incomplete" : string.Empty)})")
        : Formatting.Text(value);

    public static string MissingSets(object? value) => SetsOf(value) is { } sets
        ? Names(sets.Where(set => !IsCovered(set)), set => set.State == EvidenceState.NotCaptured ? set.EntitySet : $"{set.EntitySet} ({set.State})")
        : Formatting.Text(value);

    private static IEnumerable<EntitySetCoverage>? SetsOf(object? value) => Bare(value) is EvidenceCoverage coverage ? coverage.Sets : Bare(value) as IEnumerable<EntitySetCoverage>;

    private static bool IsCovered(EntitySetCoverage set) => set.State is EvidenceState.Available or EvidenceState.Incomplete;

    private static string Names(IEnumerable<EntitySetCoverage> sets, Func<EntitySetCoverage, string> name) => WordWrap.Break(string.Join(", ", sets.Select(name)), SetsWidth);

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}

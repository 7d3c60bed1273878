using System.ComponentModel;
using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Pipeline;

/// <summary>A cmdlet whose rows join facts with the findings about them.</summary>
/// <typeparam name="T">What it writes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FactsCommand<T> : HuntCommand
    where T : class
{
    private protected FactsCommand()
    {
    }

    private protected sealed override async Task HuntAsync(TenantEvidence evidence)
    {
        var results = Run(evidence, Options);
        foreach (var outcome in results.Outcomes.Where(outcome => outcome.State == DetectionState.NotAssessed && IsOfFamily(outcome)))
        {
            Warn($"NotAssessed: {outcome.DetectionId} {outcome.Title}. {string.Join("; ", outcome.Reasons)}. That is no all-clear.");
        }

        foreach (var row in Build(evidence.Facts, results.Findings).Where(IsWanted))
        {
            await SendAsync(() => WriteObject(row)).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Letters of the one family of detections that the rows are of, so that what it could not assess is said aloud; null when
    /// they are of several.
    /// </summary>
    private protected virtual string? Family => null;

    private bool IsOfFamily(DetectionOutcome outcome) => Family is { } letters && outcome.DetectionId.StartsWith(letters + "-", StringComparison.Ordinal);

    /// <summary>Makes the rows.</summary>
    private protected abstract IEnumerable<T> Build(TenantFacts facts, IReadOnlyList<Finding> findings);

    /// <summary>Whether a row passes the filters that are not about findings.</summary>
    private protected virtual bool IsWanted(T row) => true;
}

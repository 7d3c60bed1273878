using System.ComponentModel;
using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Findings;

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
        foreach (var row in Build(evidence.Facts, results.Findings).Where(IsWanted))
        {
            await SendAsync(() => WriteObject(row)).ConfigureAwait(false);
        }
    }

    /// <summary>Makes the rows.</summary>
    private protected abstract IEnumerable<T> Build(TenantFacts facts, IReadOnlyList<Finding> findings);

    /// <summary>Whether a row passes the filters that are not about findings.</summary>
    private protected virtual bool IsWanted(T row) => true;
}

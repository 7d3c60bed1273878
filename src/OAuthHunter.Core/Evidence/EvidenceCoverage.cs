namespace OAuthHunter.Evidence;

/// <summary>What the evidence holds, set by set. Sets that nobody captured are NotCaptured, not empty.</summary>
public sealed class EvidenceCoverage
{
    private readonly Dictionary<string, EntitySetCoverage> sets;

    public EvidenceCoverage(IEnumerable<EntitySetCoverage> sets)
    {
        this.sets = sets.ToDictionary(set => set.EntitySet, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>One entry per set of <see cref="EntitySets.All"/>, in that order.</summary>
    public IReadOnlyList<EntitySetCoverage> Sets => [.. EntitySets.All.Select(Of)];

    /// <summary>Coverage of one set.</summary>
    public EntitySetCoverage Of(EntitySet set) => sets.TryGetValue(set.Name, out var coverage)
        ? coverage
        : new EntitySetCoverage { EntitySet = set.Name, State = EvidenceState.NotCaptured, Reason = "No file of the evidence holds this set." };

    /// <summary>Whether the set was read, in whole or in part.</summary>
    public bool Has(EntitySet set) => Of(set).State is EvidenceState.Available or EvidenceState.Incomplete;

    /// <summary>Whether the set was read whole.</summary>
    public bool IsWhole(EntitySet set) => Of(set).State == EvidenceState.Available;
}

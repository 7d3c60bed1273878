using OAuthHunter.Evidence;

namespace OAuthHunter.Detections;

/// <summary>
/// One way in which a detection can see: a named aspect and the sets that it takes, all of them. A detection with several needs
/// runs when at least one is met; the aspects that are not met are reported as not assessed.
/// </summary>
public sealed class EvidenceNeed
{
    public EvidenceNeed(string aspect, params EntitySet[] sets)
    {
        Aspect = aspect;
        Sets = sets;
    }

    /// <summary>What this lets the detection see, for people: "granted permissions", "audit events".</summary>
    public string Aspect { get; }

    public IReadOnlyList<EntitySet> Sets { get; }

    /// <summary>
    /// Stands in for the other needs when none of them is met, and is not missed when one is: the unified audit log in place of
    /// the directory audit, logs in place of objects.
    /// </summary>
    public bool IsFallback { get; init; }

    public override string ToString() => $"{Aspect}: {string.Join(" + ", Sets)}";
}

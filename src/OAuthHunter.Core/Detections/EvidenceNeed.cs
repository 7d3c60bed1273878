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

    public override string ToString() => $"{Aspect}: {string.Join(" + ", Sets)}";
}

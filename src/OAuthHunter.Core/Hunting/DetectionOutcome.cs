namespace OAuthHunter.Hunting;

/// <summary>What became of one detection in one hunt.</summary>
public sealed record DetectionOutcome
{
    public required string DetectionId { get; init; }

    public required string Title { get; init; }

    public required DetectionState State { get; init; }

    /// <summary>Findings before filters.</summary>
    public int Findings { get; init; }

    /// <summary>What was missing, aspect by aspect, or why it failed.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    public override string ToString() => $"{DetectionId}: {State}";
}

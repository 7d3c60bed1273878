namespace OAuthHunter.Facts.ConditionalAccess;

/// <summary>How many enabled accounts must show a second factor wherever they get in.</summary>
public sealed record PopulationCoverage
{
    public int Total { get; init; }

    public int Covered { get; init; }

    /// <summary>With a way around.</summary>
    public int Partly { get; init; }

    public int Open { get; init; }

    public int NotAssessed { get; init; }

    /// <summary>Why accounts are not covered, largest group first.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Covered of all, in whole percent, rounded down: 100 means all.</summary>
    public int Percent => Total == 0 ? 0 : (int)(100L * Covered / Total);
}

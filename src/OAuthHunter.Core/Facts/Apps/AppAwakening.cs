using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Apps;

/// <summary>The first use of an app after silence, as far as sign-ins and audit log go back.</summary>
public sealed record AppAwakening
{
    public required DateTimeOffset Time { get; init; }

    /// <summary>Whole days since the use before it; null when no earlier use is in the evidence.</summary>
    public TimeSpan? SilentFor { get; init; }

    public required EvidenceItem Evidence { get; init; }
}

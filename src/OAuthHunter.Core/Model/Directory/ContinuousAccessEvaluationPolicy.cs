namespace OAuthHunter.Model;

/// <summary>
/// Continuous access evaluation as it was set before Conditional Access took it over (Graph beta
/// <c>continuousAccessEvaluationPolicy</c>). It counts until it is migrated.
/// </summary>
public sealed record ContinuousAccessEvaluationPolicy : EvidenceRecord
{
    public string? Id { get; init; }
    public bool? IsEnabled { get; init; }

    /// <summary>The setting was moved, or is to be moved, to a policy of Conditional Access, which then decides.</summary>
    public bool? Migrate { get; init; }

    /// <summary>Ids of the users to whom it is limited; empty for all.</summary>
    public IReadOnlyList<string>? Users { get; init; }

    /// <summary>Ids of the groups to which it is limited; empty for all.</summary>
    public IReadOnlyList<string>? Groups { get; init; }
}

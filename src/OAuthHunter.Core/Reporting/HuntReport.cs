using OAuthHunter.Correlation;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Reporting;

/// <summary>A hunt as a whole: what was found, the story, and what could not be looked at.</summary>
public sealed record HuntReport
{
    public string? TenantId { get; init; }

    public string? TenantName { get; init; }

    /// <summary>The moment that the evidence speaks of; null when findings came without their evidence.</summary>
    public DateTimeOffset? ReferenceTime { get; init; }

    public required string ModuleVersion { get; init; }

    /// <summary>Worst first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public IReadOnlyList<AttackChain> Chains { get; init; } = [];

    public IReadOnlyList<EntitySetCoverage> Coverage { get; init; } = [];

    public IReadOnlyList<DetectionOutcome> Outcomes { get; init; } = [];

    public IReadOnlyList<EvidenceFile> Files { get; init; } = [];
}

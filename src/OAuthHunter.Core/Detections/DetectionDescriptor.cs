using OAuthHunter.Findings;

namespace OAuthHunter.Detections;

/// <summary>
/// Everything that is constant about a detection. The catalogue, completion, documentation, permission preflight and reports
/// are made from it.
/// </summary>
public sealed record DetectionDescriptor
{
    /// <summary>Family and number, for example APP-001. Never reused.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Severity before escalation.</summary>
    public required Severity Severity { get; init; }

    /// <summary>When it is raised or lowered; null when it never is.</summary>
    public string? Escalation { get; init; }

    /// <summary>What exactly is looked for.</summary>
    public required string Logic { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Rationale { get; init; }

    /// <summary>What would make it benign.</summary>
    public required string BenignIf { get; init; }

    /// <summary>What to do.</summary>
    public required string Remediation { get; init; }

    /// <summary>MITRE ATT&amp;CK technique ids.</summary>
    public required IReadOnlyList<string> Techniques { get; init; }

    /// <summary>Ways to see it; at least one must be met.</summary>
    public required IReadOnlyList<EvidenceNeed> Needs { get; init; }

    /// <summary>Least-privilege permissions that reading the evidence live takes.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Licence that the evidence takes, for people.</summary>
    public string Licence { get; init; } = "Free";

    public IReadOnlyList<Uri> References { get; init; } = [];

    /// <summary>The letters before the dash.</summary>
    public string Family => Id.Substring(0, Id.IndexOf('-'));

    public override string ToString() => $"{Id} {Title}";
}

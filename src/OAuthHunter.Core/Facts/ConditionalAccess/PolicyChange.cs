using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.ConditionalAccess;

/// <summary>One change to a policy, a named location, continuous access evaluation or security defaults, as the log tells it.</summary>
public sealed record PolicyChange
{
    public required PolicyChangeKind Kind { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required AuditActor Actor { get; init; }

    /// <summary>Object id; null when the log does not tell.</summary>
    public string? Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The policy before; null when the log does not carry it.</summary>
    public ConditionalAccessPolicy? Before { get; init; }

    public ConditionalAccessPolicy? After { get; init; }

    /// <summary>In what it protects less than before; empty when in nothing, or when the log does not carry both.</summary>
    public IReadOnlyList<string> Weakens { get; init; } = [];

    public required EvidenceItem Evidence { get; init; }
}

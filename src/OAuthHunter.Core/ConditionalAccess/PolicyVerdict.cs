using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>Whether one policy applies to one sign-in, and why.</summary>
public sealed record PolicyVerdict
{
    public required ConditionalAccessPolicy Policy { get; init; }

    public required PolicyVerdictState State { get; init; }

    /// <summary>Switched on. What a report-only or disabled policy would do is told by <see cref="State"/> and is not done.</summary>
    public bool IsEnforced { get; init; }

    /// <summary>Conditions that keep it from applying.</summary>
    public IReadOnlyList<string> Because { get; init; } = [];

    /// <summary>For Depends: what would have to be known.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public override string ToString() => $"{Policy.DisplayName}: {State}";
}

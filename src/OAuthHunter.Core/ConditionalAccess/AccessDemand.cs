using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>The answer to one question about one user over all contexts: is this demanded wherever he gets in?</summary>
public sealed record AccessDemand
{
    public required DemandState State { get; init; }

    /// <summary>Names of the policies that prove it, or that demand it in part.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>The same as records; security defaults and Microsoft's own enforcement have none.</summary>
    public IReadOnlyList<ConditionalAccessPolicy> Policies { get; init; } = [];

    /// <summary>The easiest context in which it is not demanded; null when there is none, or none that is certain.</summary>
    public AccessHole? Hole { get; init; }

    /// <summary>What would have to be known, policy by policy. Not empty for NotAssessed.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>What does not count and why: report-only policies, exclusions of this user.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Policies behind <see cref="Remarks"/>.</summary>
    public IReadOnlyList<ConditionalAccessPolicy> Remarked { get; init; } = [];

    public override string ToString() => State.ToString();
}

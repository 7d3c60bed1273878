using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Roles;

/// <summary>A group that can hold roles, with those that it holds and those who have a hand on it.</summary>
public sealed record RoleAssignableGroup
{
    public required Group Group { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<RoleHolding> Roles { get; init; }

    public required EvidenceItem Evidence { get; init; }
}

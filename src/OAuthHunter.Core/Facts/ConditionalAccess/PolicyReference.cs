using OAuthHunter.Model;

namespace OAuthHunter.Facts.ConditionalAccess;

/// <summary>Something that a policy names by id: whom or what it takes in or lets go.</summary>
public sealed record PolicyReference
{
    public required ConditionalAccessPolicy Policy { get; init; }

    public required string PolicyName { get; init; }

    public required PolicyReferenceKind Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>Name where known, else the id.</summary>
    public required string Name { get; init; }

    public bool IsExclusion { get; init; }

    /// <summary>The evidence is whole and has nothing of this id: it was deleted. False when that cannot be told.</summary>
    public bool IsStale { get; init; }

    /// <summary>Members of an excluded group, nested ones too, by UPN where known; null when they were not captured to the last.</summary>
    public IReadOnlyList<string>? Members { get; init; }

    public override string ToString() => $"{PolicyName} {(IsExclusion ? "excludes" : "names")} the {Kind.ToString().ToLowerInvariant()} {Name}{(IsStale ? ", which no longer exists" : Members is { } members ? $" ({members.Count} members{(members.Count > 0 ? $": {string.Join(", ", members)}" : string.Empty)})" : string.Empty)}";
}

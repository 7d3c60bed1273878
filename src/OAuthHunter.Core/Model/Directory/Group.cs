namespace OAuthHunter.Model;

/// <summary>A group (Graph <c>group</c>).</summary>
public sealed record Group : EvidenceRecord
{
    public string? Id { get; init; }
    public string? DisplayName { get; init; }
    public bool? IsAssignableToRole { get; init; }

    /// <summary>Direct members; null when members were not captured.</summary>
    public IReadOnlyList<string>? MemberIds { get; init; }

    /// <summary>Owners, who can add members; null when not captured. Read live only for groups that can hold a role.</summary>
    public IReadOnlyList<string>? OwnerIds { get; init; }

    /// <summary>The list of members is cut off: an expansion ends at 20 and does not say so.</summary>
    public bool? HasMoreMembers { get; init; }

    /// <summary>Members that are groups, where the export says what members are.</summary>
    public IReadOnlyList<string>? NestedGroupIds { get; init; }

    /// <summary>Dynamic membership rule; null without one, or when not captured.</summary>
    public string? MembershipRule { get; init; }

    /// <summary>Asked for by id and not there: something names a group that was deleted.</summary>
    public bool? IsDeleted { get; init; }
}

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
}

namespace OAuthHunter.Model;

/// <summary>Which consents a policy lets through (Graph <c>permissionGrantPolicy</c>).</summary>
public sealed record PermissionGrantPolicy : EvidenceRecord
{
    public string? Id { get; init; }
    public string? DisplayName { get; init; }

    /// <summary>A consent that one of these takes in is allowed; null when not captured.</summary>
    public IReadOnlyList<PermissionGrantConditionSet>? Includes { get; init; }

    /// <summary>A consent that one of these takes in is refused all the same; null when not captured.</summary>
    public IReadOnlyList<PermissionGrantConditionSet>? Excludes { get; init; }
}

namespace OAuthHunter.Model;

/// <summary>An exception from the default for some apps (Graph <c>appManagementPolicy</c>).</summary>
public sealed record AppManagementPolicy : EvidenceRecord
{
    public string? Id { get; init; }
    public string? DisplayName { get; init; }
    public bool? IsEnabled { get; init; }
    public AppManagementRestrictions? Restrictions { get; init; }

    /// <summary>Object ids of the apps that it is for; null when not captured.</summary>
    public IReadOnlyList<string>? AppliesToIds { get; init; }
}

namespace OAuthHunter.Model;

/// <summary>To whom, for what and from where a policy applies.</summary>
public sealed record ConditionalAccessConditions
{
    public IReadOnlyList<string>? IncludeUsers { get; init; }
    public IReadOnlyList<string>? ExcludeUsers { get; init; }
    public IReadOnlyList<string>? IncludeGroups { get; init; }
    public IReadOnlyList<string>? ExcludeGroups { get; init; }
    public IReadOnlyList<string>? IncludeRoles { get; init; }
    public IReadOnlyList<string>? ExcludeRoles { get; init; }
    public IReadOnlyList<string>? IncludeApplications { get; init; }
    public IReadOnlyList<string>? ExcludeApplications { get; init; }
    public IReadOnlyList<string>? IncludeUserActions { get; init; }
    public IReadOnlyList<string>? ClientAppTypes { get; init; }
    public IReadOnlyList<string>? IncludeLocations { get; init; }
    public IReadOnlyList<string>? ExcludeLocations { get; init; }
    public IReadOnlyList<string>? IncludePlatforms { get; init; }
    public IReadOnlyList<string>? ExcludePlatforms { get; init; }
    public IReadOnlyList<string>? UserRiskLevels { get; init; }
    public IReadOnlyList<string>? SignInRiskLevels { get; init; }
    public string? DeviceFilterRule { get; init; }
    public string? DeviceFilterMode { get; init; }
    public IReadOnlyList<string>? AuthenticationFlows { get; init; }
    public bool IncludesGuestsOrExternalUsers { get; init; }
    public bool ExcludesGuestsOrExternalUsers { get; init; }
}

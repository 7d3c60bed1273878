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
    public IReadOnlyList<string>? IncludeAuthenticationContexts { get; init; }

    /// <summary>Custom security attributes of apps.</summary>
    public string? ApplicationFilterRule { get; init; }
    public string? ApplicationFilterMode { get; init; }
    public IReadOnlyList<string>? ClientAppTypes { get; init; }
    public IReadOnlyList<string>? IncludeLocations { get; init; }
    public IReadOnlyList<string>? ExcludeLocations { get; init; }
    public IReadOnlyList<string>? IncludePlatforms { get; init; }
    public IReadOnlyList<string>? ExcludePlatforms { get; init; }
    public IReadOnlyList<string>? UserRiskLevels { get; init; }
    public IReadOnlyList<string>? SignInRiskLevels { get; init; }
    public IReadOnlyList<string>? ServicePrincipalRiskLevels { get; init; }

    /// <summary>minor, moderate, elevated.</summary>
    public IReadOnlyList<string>? InsiderRiskLevels { get; init; }
    public string? DeviceFilterRule { get; init; }
    public string? DeviceFilterMode { get; init; }
    public IReadOnlyList<string>? AuthenticationFlows { get; init; }
    public bool IncludesGuestsOrExternalUsers { get; init; }
    public bool ExcludesGuestsOrExternalUsers { get; init; }

    /// <summary>Kinds of guests; null when the policy names none, or the export does not say which.</summary>
    public IReadOnlyList<string>? IncludeGuestTypes { get; init; }
    public IReadOnlyList<string>? ExcludeGuestTypes { get; init; }

    /// <summary>Home tenants of those guests; null for all.</summary>
    public IReadOnlyList<string>? IncludeExternalTenants { get; init; }
    public IReadOnlyList<string>? ExcludeExternalTenants { get; init; }

    /// <summary>Service principals (or ServicePrincipalsInMyTenant): a policy for workload identities.</summary>
    public IReadOnlyList<string>? IncludeServicePrincipals { get; init; }
    public IReadOnlyList<string>? ExcludeServicePrincipals { get; init; }
    public string? ServicePrincipalFilterRule { get; init; }
    public string? ServicePrincipalFilterMode { get; init; }
}

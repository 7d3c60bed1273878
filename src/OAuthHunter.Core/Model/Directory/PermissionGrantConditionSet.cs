namespace OAuthHunter.Model;

/// <summary>Conditions of a consent; all of them must hold.</summary>
public sealed record PermissionGrantConditionSet
{
    public string? Id { get; init; }

    /// <summary>delegated, delegatedUserConsentable or application.</summary>
    public string? PermissionType { get; init; }

    /// <summary>low, medium, high, or all.</summary>
    public string? PermissionClassification { get; init; }

    /// <summary>Application id of the resource, or any.</summary>
    public string? ResourceApplication { get; init; }

    /// <summary>Permission ids, or all.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }
    public IReadOnlyList<string>? ClientApplicationIds { get; init; }
    public IReadOnlyList<string>? ClientApplicationTenantIds { get; init; }
    public IReadOnlyList<string>? ClientApplicationPublisherIds { get; init; }
    public bool? ClientApplicationsFromVerifiedPublisherOnly { get; init; }
}

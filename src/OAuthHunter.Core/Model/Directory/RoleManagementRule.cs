namespace OAuthHunter.Model;

/// <summary>One rule of PIM; which properties it has depends on its kind.</summary>
public sealed record RoleManagementRule
{
    /// <summary>Kind, caller and level, such as <c>Enablement_EndUser_Assignment</c>.</summary>
    public string? Id { get; init; }

    /// <summary>MultiFactorAuthentication, Justification, Ticketing.</summary>
    public IReadOnlyList<string>? EnabledRules { get; init; }
    public RoleApproval? Setting { get; init; }
    public bool? IsExpirationRequired { get; init; }

    /// <summary>ISO 8601 duration.</summary>
    public string? MaximumDuration { get; init; }

    /// <summary>Authentication context only.</summary>
    public bool? IsEnabled { get; init; }
    public string? ClaimValue { get; init; }
}

namespace OAuthHunter.Model;

/// <summary>Whom or what a cross-tenant setting lets through (Graph <c>crossTenantAccessPolicyTargetConfiguration</c>).</summary>
public sealed record CrossTenantScope
{
    /// <summary><c>allowed</c> or <c>blocked</c>.</summary>
    public string? AccessType { get; init; }

    /// <summary>Ids of users, groups or applications, or a word such as <c>AllUsers</c>, <c>AllApplications</c> or <c>Office365</c>.</summary>
    public IReadOnlyList<string>? Targets { get; init; }
}

using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Roles;

/// <summary>A role of Exchange given directly, which Entra does not show.</summary>
public sealed record ExchangeRoleHolding
{
    public required ManagementRoleAssignment Assignment { get; init; }

    public required string Role { get; init; }

    public required string AssigneeName { get; init; }

    /// <summary>Null when the assignee is no app, or one that nothing else shows.</summary>
    public AppProfile? App { get; init; }

    /// <summary>The assignee is an app, as its kind or its name tells.</summary>
    public bool IsApp { get; init; }

    /// <summary>What it is limited to; null for everything.</summary>
    public string? Scope { get; init; }

    public required EvidenceItem Evidence { get; init; }
}

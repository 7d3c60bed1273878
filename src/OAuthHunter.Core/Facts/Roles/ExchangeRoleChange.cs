using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Roles;

/// <summary>Power given in Exchange itself, as the Exchange admin audit tells it.</summary>
public sealed record ExchangeRoleChange
{
    /// <summary>Add-RoleGroupMember, Update-RoleGroupMember, New-RoleGroup or New-ManagementRoleAssignment.</summary>
    public required string Operation { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required AuditActor Actor { get; init; }

    public bool Succeeded { get; init; }

    /// <summary>Role group, or role for an assignment.</summary>
    public required string Name { get; init; }

    /// <summary>Roles of a new group, or the role assigned.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Who got it, as typed.</summary>
    public IReadOnlyList<string> Assignees { get; init; } = [];

    /// <summary>Those of them who are apps.</summary>
    public IReadOnlyList<AppProfile> Apps { get; init; } = [];

    /// <summary>What an assignment is limited to; null for everything.</summary>
    public string? Scope { get; init; }

    public required EvidenceItem Evidence { get; init; }
}

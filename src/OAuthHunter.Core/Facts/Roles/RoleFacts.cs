using OAuthHunter.Facts.Changes;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Roles;

/// <summary>Who holds which role, in Entra and in Exchange, by what rules, and how that changed.</summary>
public sealed record RoleFacts
{
    public static RoleFacts Empty { get; } = new();

    /// <summary>Roles of tier 0 and 1, roles over Exchange, and custom roles with dangerous actions; a group's also for each member.</summary>
    public IReadOnlyList<RoleHolding> Holdings { get; init; } = [];

    public IReadOnlyList<RoleAssignableGroup> Groups { get; init; } = [];

    /// <summary>In time order.</summary>
    public IReadOnlyList<RoleChange> Changes { get; init; } = [];

    /// <summary>Activations of roles, compared with the user's sign-ins.</summary>
    public IReadOnlyList<ActivationHabit> Activations { get; init; } = [];

    /// <summary>Changes of PIM itself, in time order.</summary>
    public IReadOnlyList<DirectoryChange> SettingChanges { get; init; } = [];

    /// <summary>Users and service principals made, in time order.</summary>
    public IReadOnlyList<DirectoryChange> Creations { get; init; } = [];

    public IReadOnlyList<RoleManagementPolicyAssignment> Settings { get; init; } = [];

    public IReadOnlyList<ExchangeRoleHolding> ExchangeAssignments { get; init; } = [];

    public IReadOnlyList<ExchangeRoleChange> ExchangeChanges { get; init; } = [];

    /// <summary>Exchange role groups as captured.</summary>
    public IReadOnlyList<RoleGroup> ExchangeRoleGroups { get; init; } = [];

    public IReadOnlyList<DelegatedAdminRelationship> Partners { get; init; } = [];

    /// <summary>Partners added to the company, in time order.</summary>
    public IReadOnlyList<DirectoryChange> PartnerChanges { get; init; } = [];

    /// <summary>Last successful sign-in of the holders of roles, by lower-case UPN or id, where the log shows one.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> LastSignIns { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>First sign-in of the log; null without one.</summary>
    public DateTimeOffset? SignInsSince { get; init; }
}

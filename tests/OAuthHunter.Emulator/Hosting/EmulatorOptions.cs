namespace OAuthHunter.Emulator.Hosting;

/// <summary>What tenant to play and what it allows. Everything has a value that makes the whole tenant readable.</summary>
public sealed record EmulatorOptions
{
    /// <summary>A snapshot: a folder with one NDJSON file per entity set.</summary>
    public required string SnapshotPath { get; init; }

    /// <summary>Port on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Serve over TLS with a certificate made for this run; identity libraries insist on https for an authority.</summary>
    public bool UseHttps { get; init; }

    /// <summary>The one client id that gets tokens; null takes any GUID.</summary>
    public string? ClientId { get; init; }

    /// <summary>The secret that the client must know.</summary>
    public string ClientSecret { get; init; } = "emulated-client-secret";

    /// <summary>Application permissions in tokens for Graph.</summary>
    public IReadOnlyList<string> GraphPermissions { get; init; } = ReadOnlyPermissions;

    /// <summary>Application permissions in tokens for Exchange Online.</summary>
    public IReadOnlyList<string> ExchangePermissions { get; init; } = ["Exchange.ManageAsApp"];

    /// <summary>Entra roles of the identity, by role template id. Global Reader unless told otherwise.</summary>
    public IReadOnlyList<string> DirectoryRoles { get; init; } = [GlobalReader];

    /// <summary>Licences that the tenant has: P1, P2.</summary>
    public IReadOnlyList<string> Licences { get; init; } = ["P1", "P2"];

    /// <summary>Largest page that is served, below what was asked for; 0 leaves it to the request. Makes small tenants page.</summary>
    public int PageLimit { get; init; }

    /// <summary>How often an audit query is polled before it has run.</summary>
    public int AuditQueryPolls { get; init; } = 1;

    /// <summary>Records of one call of Search-UnifiedAuditLog.</summary>
    public int AuditPageLimit { get; init; } = 5_000;

    /// <summary>Records of one session of Search-UnifiedAuditLog.</summary>
    public int AuditSessionLimit { get; init; } = 50_000;

    /// <summary>Whether Get-RoleGroup shows the members; Get-RoleGroupMember does in any case.</summary>
    public bool RoleGroupsListMembers { get; init; } = true;

    /// <summary>Redirect EXOModuleFile to the region (from 127.0.0.1 to localhost), as the service does.</summary>
    public bool RedirectsToRegion { get; init; } = true;

    public const string GlobalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

    public const string SecurityReader = "5d6b6bb7-de71-4623-b4af-96380a352509";

    /// <summary>What a hunting identity is advised to hold.</summary>
    public static IReadOnlyList<string> ReadOnlyPermissions { get; } =
    [
        "Application.Read.All", "AuditLog.Read.All", "AuditLogsQuery.Read.All", "AuthenticationContext.Read.All", "DelegatedPermissionGrant.Read.All", "Domain.Read.All",
        "ConsentRequest.Read.All", "IdentityRiskEvent.Read.All", "IdentityRiskyServicePrincipal.Read.All",
        "GroupMember.Read.All", "IdentityRiskyUser.Read.All", "Organization.Read.All", "Policy.Read.All",
        "Policy.Read.AuthenticationMethod", "PrivilegedEligibilitySchedule.Read.AzureADGroup",
        "RoleAssignmentSchedule.Read.Directory", "RoleEligibilitySchedule.Read.Directory", "RoleManagement.Read.Directory", "User.Read.All",
        "Policy.Read.PermissionGrant", "GroupSettings.Read.All", "Domain-InternalFederation.Read.All", "RoleManagementPolicy.Read.Directory", "DelegatedAdminRelationship.Read.All",
    ];
}

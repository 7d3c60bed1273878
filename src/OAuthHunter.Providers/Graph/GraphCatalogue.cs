using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;

namespace OAuthHunter.Providers.Graph;

/// <summary>Every request to Microsoft Graph that the product can issue.</summary>
internal static class GraphCatalogue
{
    internal const int Page = 999;

    /// <summary>Ends at 20; <see cref="OwnedReader"/> reads on where it shows so many.</summary>
    private const string Owners = "owners($select=id)";

    internal static readonly string[] ReadApplications =
        ["Application.Read.All", "Directory.Read.All", "Application.ReadWrite.All", "Directory.ReadWrite.All"];

    private static readonly string[] ReadRoles =
        ["RoleManagement.Read.Directory", "RoleManagement.Read.All", "Directory.Read.All", "RoleManagement.ReadWrite.Directory", "Directory.ReadWrite.All"];

    internal static readonly string[] ReadMembers =
        ["GroupMember.Read.All", "Group.Read.All", "Directory.Read.All", "Group.ReadWrite.All"];

    internal static readonly string[] ReadPolicies = ["Policy.Read.All"];

    private static readonly string[] ReadContexts = ["AuthenticationContext.Read.All", "Policy.Read.ConditionalAccess"];

    private static readonly string[] Policy =
        ["id", "displayName", "state", "templateId", "createdDateTime", "modifiedDateTime", "conditions", "grantControls", "sessionControls"];

    private static readonly string[] ReadLogs = ["AuditLog.Read.All"];

    /// <summary>One query per set; the first for a set is the one to start with.</summary>
    public static IReadOnlyList<GraphQuery> All { get; } =
    [
        new()
        {
            Set = EntitySets.Organization,
            Path = "/organization",
            Select = ["id", "displayName", "createdDateTime", "verifiedDomains"],
            Permissions = ["Organization.Read.All", "Directory.Read.All", "Organization.ReadWrite.All", "Directory.ReadWrite.All"],
            Map = OrganizationMapper.Map,
        },
        new()
        {
            Set = EntitySets.Domains,
            Path = "/domains",
            Select = ["id", "isInitial", "isDefault", "isVerified", "authenticationType"],
            Permissions = ["Domain.Read.All", "Directory.Read.All", "Domain.ReadWrite.All"],
            Map = DomainMapper.Map,
        },

        // No $select: the service sends createdDateTime only unasked, because no published schema declares it.
        new()
        {
            Set = EntitySets.ServicePrincipals,
            Path = "/servicePrincipals",
            Expand = Owners,
            Top = Page,
            Permissions = ReadApplications,
            Map = ServicePrincipalMapper.Map,
        },

        new()
        {
            Set = EntitySets.Applications,
            Path = "/applications",
            Select =
            [
                "id", "appId", "displayName", "createdDateTime", "deletedDateTime", "signInAudience", "publisherDomain",
                "disabledByMicrosoftStatus", "verifiedPublisher", "passwordCredentials", "keyCredentials", "requiredResourceAccess",
                "web", "spa", "publicClient", "isFallbackPublicClient", "api", "servicePrincipalLockConfiguration",
            ],
            Expand = Owners,
            Top = Page,
            Permissions = ReadApplications,
            Map = ApplicationMapper.Map,
        },
        .. GraphAppQueries.All,
        new()
        {
            Set = EntitySets.OAuth2PermissionGrants,
            Path = "/oauth2PermissionGrants",
            Top = Page,
            Permissions = ["DelegatedPermissionGrant.Read.All", "Directory.Read.All", "DelegatedPermissionGrant.ReadWrite.All", "Directory.ReadWrite.All"],
            Map = OAuth2PermissionGrantMapper.Map,
        },

        // From the side of the few resources that own a dangerous permission, never app by app.
        new()
        {
            Set = EntitySets.AppRoleAssignments,
            Path = "/servicePrincipals/{id}/appRoleAssignedTo",
            Probe = EntitySets.ServicePrincipals,
            Top = Page,
            Permissions = ReadApplications,
            Map = AppRoleAssignmentMapper.Map,
        },
        new()
        {
            Set = EntitySets.RoleAssignments,
            Path = "/roleManagement/directory/roleAssignments",
            Expand = "principal",
            Permissions = ReadRoles,
            Map = DirectoryRoleAssignmentMapper.Map,
        },
        new()
        {
            Set = EntitySets.RoleAssignmentScheduleInstances,
            Path = "/roleManagement/directory/roleAssignmentScheduleInstances",
            Expand = "principal",
            Permissions = ["RoleAssignmentSchedule.Read.Directory", "RoleManagement.Read.Directory", "RoleManagement.Read.All", "RoleAssignmentSchedule.ReadWrite.Directory", "RoleManagement.ReadWrite.Directory"],
            Licence = "Microsoft Entra ID P2 or ID Governance",
            Map = DirectoryRoleAssignmentMapper.Map,
        },
        new()
        {
            Set = EntitySets.RoleEligibilityScheduleInstances,
            Path = "/roleManagement/directory/roleEligibilityScheduleInstances",
            Expand = "principal",
            Permissions = ["RoleEligibilitySchedule.Read.Directory", "RoleManagement.Read.Directory", "RoleManagement.Read.All", "RoleEligibilitySchedule.ReadWrite.Directory", "RoleManagement.ReadWrite.Directory"],
            Licence = "Microsoft Entra ID P2 or ID Governance",
            Map = DirectoryRoleAssignmentMapper.MapEligible,
        },

        // Group by group, and only for groups that can hold a role: the service takes no request without a group or a principal.
        new()
        {
            Set = EntitySets.GroupEligibilityScheduleInstances,
            Path = "/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances",
            Filter = "groupId eq '{id}'",
            Probe = EntitySets.Groups,
            Permissions = ["PrivilegedEligibilitySchedule.Read.AzureADGroup", "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup"],
            Licence = "Microsoft Entra ID P2 or ID Governance",
            Map = GroupEligibilityMapper.Map,
        },
        new()
        {
            Set = EntitySets.RoleDefinitions,
            Path = "/roleManagement/directory/roleDefinitions",
            Select = ["id", "templateId", "displayName", "isBuiltIn", "rolePermissions"],
            Permissions = ReadRoles,
            Map = RoleDefinitionMapper.Map,
        },
        new()
        {
            Set = EntitySets.Users,
            Path = "/users",
            Select =
            [
                "id", "userPrincipalName", "displayName", "mail", "mailNickname", "userType", "accountEnabled", "onPremisesSyncEnabled", "createdDateTime",
                "lastPasswordChangeDateTime",
            ],
            Top = Page,
            Permissions = ["User.Read.All", "Directory.Read.All", "User.ReadWrite.All", "Directory.ReadWrite.All"],
            Map = UserMapper.Map,
        },

        // Only these can hold a role; their members, and the groups that policies name, are read apart.
        new()
        {
            Set = EntitySets.Groups,
            Path = "/groups",
            Select = ["id", "displayName", "isAssignableToRole", "membershipRule"],
            Filter = "isAssignableToRole eq true",
            Top = Page,
            Permissions = ReadMembers,
            Map = GroupMapper.Map,
        },
        new()
        {
            Set = EntitySets.UserRegistrationDetails,
            Path = "/reports/authenticationMethods/userRegistrationDetails",
            Top = Page,
            Workload = GraphWorkload.Reporting,
            Permissions = ReadLogs,
            Licence = "Microsoft Entra ID P1",
            Map = UserRegistrationDetailsMapper.Map,
        },

        // User by user, and only for those who hold or may activate an administrative role: there is no listing.
        new()
        {
            Set = EntitySets.AuthenticationRequirements,
            Version = "beta",
            Path = "/users/{id}/authentication/requirements",
            Select = ["perUserMfaState"],
            Probe = EntitySets.SecurityDefaults,
            IsSingle = true,
            Permissions = ["Policy.Read.All"],
            Map = AuthenticationRequirementMapper.Map,
        },

        // No $select: the methods come along only unasked.
        new()
        {
            Set = EntitySets.AuthenticationMethodsPolicy,
            Version = "beta",
            Path = "/policies/authenticationMethodsPolicy",
            BetaOnly = ["reportSuspiciousActivitySettings", "systemCredentialPreferences"],
            IsSingle = true,
            Workload = GraphWorkload.Policy,
            Permissions = ["Policy.Read.AuthenticationMethod", "Policy.Read.All"],
            Map = AuthenticationMethodsPolicyMapper.Map,
            Fallback = new()
            {
                Set = EntitySets.AuthenticationMethodsPolicy,
                Path = "/policies/authenticationMethodsPolicy",
                IsSingle = true,
                Workload = GraphWorkload.Policy,
                Permissions = ["Policy.Read.AuthenticationMethod", "Policy.Read.All"],
                Map = AuthenticationMethodsPolicyMapper.Map,
                Shortfall = "Graph beta did not take the request; v1.0 does not tell whether suspicious prompts can be reported and which method is asked for first.",
            },
        },

        // Beta alone tells about continuous access evaluation.
        new()
        {
            Set = EntitySets.ConditionalAccessPolicies,
            Version = "beta",
            Path = "/identity/conditionalAccess/policies",
            Select = Policy,
            BetaOnly = ["sessionControls/continuousAccessEvaluation"],
            Workload = GraphWorkload.Policy,
            Permissions = ReadPolicies,
            Map = ConditionalAccessPolicyMapper.Map,
            Fallback = new()
            {
                Set = EntitySets.ConditionalAccessPolicies,
                Path = "/identity/conditionalAccess/policies",
                Select = Policy,
                Workload = GraphWorkload.Policy,
                Permissions = ReadPolicies,
                Map = ConditionalAccessPolicyMapper.Map,
            },
        },
        new()
        {
            Set = EntitySets.NamedLocations,
            Path = "/identity/conditionalAccess/namedLocations",
            Workload = GraphWorkload.Policy,
            Permissions = ReadPolicies,
            Map = NamedLocationMapper.Map,
        },
        new()
        {
            Set = EntitySets.AuthenticationStrengthPolicies,
            Path = "/policies/authenticationStrengthPolicies",
            Workload = GraphWorkload.Policy,
            Permissions = ReadPolicies,
            Map = AuthenticationStrengthPolicyMapper.Map,
        },
        new()
        {
            Set = EntitySets.AuthenticationContexts,
            Path = "/identity/conditionalAccess/authenticationContextClassReferences",
            Workload = GraphWorkload.Policy,
            Permissions = ReadContexts,
            Map = AuthenticationContextMapper.Map,
        },
        new()
        {
            Set = EntitySets.SecurityDefaults,
            Path = "/policies/identitySecurityDefaultsEnforcementPolicy",
            Select = ["id", "isEnabled"],
            IsSingle = true,
            Workload = GraphWorkload.Policy,
            Permissions = ReadPolicies,
            Map = SecurityDefaultsPolicyMapper.Map,
        },

        // What was set before Conditional Access took it over; not in every cloud.
        new()
        {
            Set = EntitySets.ContinuousAccessEvaluationPolicy,
            Version = "beta",
            Path = "/identity/continuousAccessEvaluationPolicy",
            IsSingle = true,
            Workload = GraphWorkload.Policy,
            Permissions = ["Policy.Read.All"],
            Map = ContinuousAccessEvaluationPolicyMapper.Map,
        },
        .. GraphPolicies.All,
        .. GraphReports.All,
    ];

    /// <summary>The query for a set, or null when the set is not Graph's.</summary>
    public static GraphQuery? Find(EntitySet set) => All.FirstOrDefault(query => query.Set == set);

    /// <summary>All of them, with fallbacks and what other readings lead to.</summary>
    public static IEnumerable<GraphQuery> Everything() =>
        All.Concat(All.Select(query => query.Fallback).OfType<GraphQuery>()).Concat(GraphDetails.All);
}

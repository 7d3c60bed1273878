using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Formats;

/// <summary>Recognises Graph's objects: by type name where there is one, by properties otherwise.</summary>
internal static class GraphKinds
{
    private static readonly Dictionary<string, EntitySet> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["organization"] = EntitySets.Organization,
        ["domain"] = EntitySets.Domains,
        ["servicePrincipal"] = EntitySets.ServicePrincipals,
        ["application"] = EntitySets.Applications,
        ["oAuth2PermissionGrant"] = EntitySets.OAuth2PermissionGrants,
        ["appRoleAssignment"] = EntitySets.AppRoleAssignments,
        ["unifiedRoleAssignment"] = EntitySets.RoleAssignments,
        ["unifiedRoleAssignmentScheduleInstance"] = EntitySets.RoleAssignmentScheduleInstances,
        ["unifiedRoleEligibilityScheduleInstance"] = EntitySets.RoleEligibilityScheduleInstances,
        ["privilegedAccessGroupEligibilityScheduleInstance"] = EntitySets.GroupEligibilityScheduleInstances,
        ["unifiedRoleDefinition"] = EntitySets.RoleDefinitions,
        ["user"] = EntitySets.Users,
        ["group"] = EntitySets.Groups,
        ["userRegistrationDetails"] = EntitySets.UserRegistrationDetails,
        ["strongAuthenticationRequirements"] = EntitySets.AuthenticationRequirements,
        ["authenticationMethodsPolicy"] = EntitySets.AuthenticationMethodsPolicy,
        ["conditionalAccessPolicy"] = EntitySets.ConditionalAccessPolicies,
        ["ipNamedLocation"] = EntitySets.NamedLocations,
        ["countryNamedLocation"] = EntitySets.NamedLocations,
        ["compliantNetworkNamedLocation"] = EntitySets.NamedLocations,
        ["authenticationStrengthPolicy"] = EntitySets.AuthenticationStrengthPolicies,
        ["authenticationContextClassReference"] = EntitySets.AuthenticationContexts,
        ["unifiedRoleAssignmentSchedule"] = EntitySets.RoleAssignmentScheduleInstances,
        ["unifiedRoleEligibilitySchedule"] = EntitySets.RoleEligibilityScheduleInstances,
        ["tokenLifetimePolicy"] = EntitySets.TokenLifetimePolicies,
        ["claimsMappingPolicy"] = EntitySets.ClaimsMappingPolicies,
        ["identitySecurityDefaultsEnforcementPolicy"] = EntitySets.SecurityDefaults,
        ["continuousAccessEvaluationPolicy"] = EntitySets.ContinuousAccessEvaluationPolicy,
        ["authorizationPolicy"] = EntitySets.AuthorizationPolicy,
        ["permissionGrantPolicy"] = EntitySets.PermissionGrantPolicies,
        ["adminConsentRequestPolicy"] = EntitySets.AdminConsentRequestPolicy,
        ["tenantAppManagementPolicy"] = EntitySets.DefaultAppManagementPolicy,
        ["appManagementPolicy"] = EntitySets.AppManagementPolicies,
        ["groupSetting"] = EntitySets.GroupSettings,
        ["directorySetting"] = EntitySets.GroupSettings,
        ["crossTenantAccessPolicyConfigurationDefault"] = EntitySets.CrossTenantAccessDefault,
        ["crossTenantAccessPolicyConfigurationPartner"] = EntitySets.CrossTenantAccessPartners,
        ["internalDomainFederation"] = EntitySets.DomainFederations,
        ["unifiedRoleManagementPolicyAssignment"] = EntitySets.RoleManagementPolicies,
        ["delegatedAdminRelationship"] = EntitySets.DelegatedAdminRelationships,
        ["servicePrincipalSignInActivity"] = EntitySets.ServicePrincipalSignInActivities,
        ["riskyUser"] = EntitySets.RiskyUsers,
        ["riskyServicePrincipal"] = EntitySets.RiskyServicePrincipals,
        ["appConsentRequest"] = EntitySets.AppConsentRequests,
        ["riskDetection"] = EntitySets.RiskDetections,
        ["servicePrincipalRiskDetection"] = EntitySets.ServicePrincipalRiskDetections,
        ["signIn"] = EntitySets.SignIns,
        ["directoryAudit"] = EntitySets.DirectoryAudits,
        ["exchangeMessageTrace"] = EntitySets.MessageTraces,
        ["messageRule"] = EntitySets.InboxRules,
    };

    /// <summary>The set that the <c>@odata.context</c> of a page names; null when it names none that is known.</summary>
    public static EntitySet? OfContext(string? context)
    {
        var hash = context?.IndexOf('#') ?? -1;
        if (hash < 0)
        {
            return null;
        }

        var path = context!.Substring(hash + 1);
        var parenthesis = path.IndexOf('(');
        var head = (parenthesis < 0 ? path : path.Substring(0, parenthesis)).Replace("/$entity", string.Empty).TrimEnd('/');
        var name = head.Substring(head.LastIndexOf('/') + 1);
        if (path.EndsWith("appRoleAssignedTo", StringComparison.Ordinal) || path.EndsWith("appRoleAssignments", StringComparison.Ordinal))
        {
            return EntitySets.AppRoleAssignments;
        }

        if (path.IndexOf("deletedItems", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return name.EndsWith("servicePrincipal", StringComparison.OrdinalIgnoreCase) ? EntitySets.DeletedServicePrincipals
                : name.EndsWith("application", StringComparison.OrdinalIgnoreCase) ? EntitySets.DeletedApplications
                : null;
        }

        if (name is "messageRules" || path.EndsWith("/messageRules", StringComparison.Ordinal))
        {
            return EntitySets.InboxRules;
        }

        if (head.EndsWith("privilegedAccess/group/eligibilityScheduleInstances", StringComparison.Ordinal))
        {
            return EntitySets.GroupEligibilityScheduleInstances;
        }

        if (name is "roleEligibilitySchedules" or "roleAssignmentSchedules")
        {
            return name[4] == 'E' ? EntitySets.RoleEligibilityScheduleInstances : EntitySets.RoleAssignmentScheduleInstances;
        }

        if (path.IndexOf("crossTenantAccessPolicy/", StringComparison.Ordinal) >= 0 && name is "default" or "partners")
        {
            return name == "default" ? EntitySets.CrossTenantAccessDefault : EntitySets.CrossTenantAccessPartners;
        }

        if (path.IndexOf(")/federationConfiguration", StringComparison.Ordinal) > 0)
        {
            return EntitySets.DomainFederations;
        }

        return parenthesis >= 0 && path.IndexOf(")/", StringComparison.Ordinal) > 0 ? null : EntitySets.Find(name);
    }

    /// <summary>By <c>@odata.type</c>.</summary>
    public static RecordKind? ByType(EvidenceRow row)
    {
        if (row.Text("@odata.type") is not { } type)
        {
            return null;
        }

        return Types.TryGetValue(type.Substring(type.LastIndexOf('.') + 1), out var set) ? RecordKinds.For(set) : null;
    }

    public static RecordKind? Of(EvidenceRow row)
    {
        // A request names a role that somebody asked for, not one that he holds.
        if (row.Has("roleDefinitionId") && (row.Has("action") || row.Has("requestType") || row.Has("approvalId")))
        {
            return RecordKind.Ignored("Role requests");
        }

        var set = OfContext(row.Text("@odata.context")) ?? GraphPolicyKinds.Of(row) ?? OfRoles(row) ?? OfRisks(row) ?? OfApps(row) ?? OfDirectory(row);
        if (set is not null)
        {
            return RecordKinds.For(set);
        }

        return row.Text("@odata.type", "@odata.context") is { } type
            ? RecordKind.Ignored("Graph objects that are not hunted in, " + type.Substring(Math.Max(type.LastIndexOf('.'), type.LastIndexOf('#')) + 1))
            : null;
    }

    private static EntitySet? OfRoles(EvidenceRow row)
    {
        if (row.Has("roleDefinitionId") && row.Has("principalId"))
        {
            return row.Has("roleAssignmentScheduleId") || row.Has("roleAssignmentOriginId") || row.Has("assignmentType") ? EntitySets.RoleAssignmentScheduleInstances
                : row.Has("roleEligibilityScheduleId") || row.Has("memberType") ? EntitySets.RoleEligibilityScheduleInstances
                : EntitySets.RoleAssignments;
        }

        return row.Has("rolePermissions") || row.Has("roleTemplateId") || (row.Has("isBuiltIn") && row.Has("templateId"))
            ? EntitySets.RoleDefinitions
            : null;
    }

    private static EntitySet? OfRisks(EvidenceRow row)
    {
        if (row.Has("appId") && (row.Has("pendingScopes") || row.Has("userConsentRequests")))
        {
            return EntitySets.AppConsentRequests;
        }

        if (!row.Has("riskState") || row.Has("status") || row.Has("createdDateTime"))
        {
            return null;
        }

        if (row.Has("riskEventType") && row.Has("detectedDateTime"))
        {
            return row.Has("servicePrincipalId") ? EntitySets.ServicePrincipalRiskDetections : row.Has("userId") || row.Has("userPrincipalName") ? EntitySets.RiskDetections : null;
        }

        return row.Has("riskLevel") && row.Has("appId") && row.Has("displayName") && !row.Has("userPrincipalName") && !row.Has("servicePrincipalId") ? EntitySets.RiskyServicePrincipals : null;
    }

    private static EntitySet? OfApps(EvidenceRow row)
    {
        if (row.Has("appRoleId") && row.Has("principalId"))
        {
            return EntitySets.AppRoleAssignments;
        }

        if (row.Has("clientId") && row.Has("consentType"))
        {
            return EntitySets.OAuth2PermissionGrants;
        }

        if (!row.Has("appId"))
        {
            return null;
        }

        if (row.Has("servicePrincipalType") || row.Has("appOwnerOrganizationId") || row.Has("servicePrincipalNames"))
        {
            return EntitySets.ServicePrincipals;
        }

        if (row.Has("lastSignInActivity") || row.Has("applicationAuthenticationClientSignInActivity"))
        {
            return EntitySets.ServicePrincipalSignInActivities;
        }

        return row.Has("requiredResourceAccess") || row.Has("publisherDomain") || row.Has("identifierUris") || row.Has("passwordCredentials")
            ? EntitySets.Applications
            : null;
    }

    private static EntitySet? OfDirectory(EvidenceRow row)
    {
        if (row.Has("definition") && row.Has("isOrganizationDefault"))
        {
            return row.Text("definition")?.IndexOf("ClaimsMappingPolicy", StringComparison.Ordinal) >= 0 ? EntitySets.ClaimsMappingPolicies
                : row.Text("definition")?.IndexOf("TokenLifetimePolicy", StringComparison.Ordinal) >= 0 ? EntitySets.TokenLifetimePolicies
                : null;
        }

        if (row.Has("perUserMfaState"))
        {
            return EntitySets.AuthenticationRequirements;
        }

        if (row.Has("authenticationMethodConfigurations"))
        {
            return EntitySets.AuthenticationMethodsPolicy;
        }

        if (row.Has("groupId") && row.Has("principalId") && row.Has("accessId"))
        {
            return EntitySets.GroupEligibilityScheduleInstances;
        }

        if (row.Has("conditions") && row.Has("grantControls"))
        {
            return EntitySets.ConditionalAccessPolicies;
        }

        if (row.Has("displayName") && (row.Has("ipRanges") || row.Has("countriesAndRegions") || row.Has("compliantNetworkType")))
        {
            return EntitySets.NamedLocations;
        }

        if (row.Has("allowedCombinations") && row.Has("displayName"))
        {
            return EntitySets.AuthenticationStrengthPolicies;
        }

        if (row.Has("isAvailable") && row.Text("id") is { Length: 2 or 3 } context && context[0] == 'c' && context.Skip(1).All(char.IsDigit))
        {
            return EntitySets.AuthenticationContexts;
        }

        if (row.Has("isEnabled") && row.Text("id") == "00000000-0000-0000-0000-000000000005")
        {
            return EntitySets.SecurityDefaults;
        }

        if (row.Has("methodsRegistered") || row.Has("isMfaRegistered"))
        {
            return EntitySets.UserRegistrationDetails;
        }

        if (row.Has("riskLevel") && row.Has("riskState") && row.Has("userPrincipalName") && !row.Has("riskEventType") && !row.Has("detectedDateTime"))
        {
            return EntitySets.RiskyUsers;
        }

        if (row.Has("sequence") && row.Has("actions") && row.Has("isEnabled"))
        {
            return EntitySets.InboxRules;
        }

        if (row.Has("verifiedDomains"))
        {
            return EntitySets.Organization;
        }

        if (row.Has("isVerified") && row.Has("id") && (row.Has("isInitial") || row.Has("authenticationType")))
        {
            return EntitySets.Domains;
        }

        if (row.Has("groupTypes") || row.Has("isAssignableToRole") || (row.Has("securityEnabled") && row.Has("mailEnabled")))
        {
            return EntitySets.Groups;
        }

        return row.Has("userPrincipalName") && row.Has("displayName") && (row.Has("id") || row.Has("objectId")) && !row.Has("ipAddress") && !row.Has("riskEventType")
            ? EntitySets.Users
            : null;
    }
}

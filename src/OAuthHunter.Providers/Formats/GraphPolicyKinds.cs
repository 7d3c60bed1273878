using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Formats;

/// <summary>Recognises the tenant's own rules among Graph's objects by their properties.</summary>
internal static class GraphPolicyKinds
{
    public static EntitySet? Of(EvidenceRow row)
    {
        if (row.Has("defaultUserRolePermissions"))
        {
            return EntitySets.AuthorizationPolicy;
        }

        if (row.Has("includes") && row.Has("excludes") && row.Has("id"))
        {
            return EntitySets.PermissionGrantPolicies;
        }

        if (row.Has("requestDurationInDays") && row.Has("reviewers"))
        {
            return EntitySets.AdminConsentRequestPolicy;
        }

        if (row.Has("applicationRestrictions") && row.Has("servicePrincipalRestrictions"))
        {
            return EntitySets.DefaultAppManagementPolicy;
        }

        if (row.Has("isEnabled") && row.Object("restrictions") is { } restrictions && (restrictions.Has("passwordCredentials") || restrictions.Has("keyCredentials")))
        {
            return EntitySets.AppManagementPolicies;
        }

        if (row.Has("isEnabled") && row.Has("migrate"))
        {
            return EntitySets.ContinuousAccessEvaluationPolicy;
        }

        if (row.Has("templateId") && row.Objects("values")?.FirstOrDefault() is { } value && value.Has("name") && value.Has("value"))
        {
            return EntitySets.GroupSettings;
        }

        return OfTrust(row);
    }

    private static EntitySet? OfTrust(EvidenceRow row)
    {
        if (row.Has("inboundTrust") && row.Has("b2bCollaborationInbound"))
        {
            return row.Has("tenantId") ? EntitySets.CrossTenantAccessPartners : EntitySets.CrossTenantAccessDefault;
        }

        if (row.Has("issuerUri") && row.Has("federatedIdpMfaBehavior"))
        {
            return EntitySets.DomainFederations;
        }

        if (row.Has("policyId") && row.Has("roleDefinitionId") && row.Has("scopeId"))
        {
            return EntitySets.RoleManagementPolicies;
        }

        return row.Has("accessDetails") && row.Has("autoExtendDuration") ? EntitySets.DelegatedAdminRelationships : null;
    }
}

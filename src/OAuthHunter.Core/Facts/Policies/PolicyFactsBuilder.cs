using OAuthHunter.Evidence;
using OAuthHunter.Facts.Changes;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Policies;

/// <summary>Gathers the tenant's policies and what the log tells of them.</summary>
internal static class PolicyFactsBuilder
{
    private static readonly HashSet<string> Activities =
    [
        "update authorization policy", "add permission grant policy", "update permission grant policy", "delete permission grant policy",
        "add a partner to cross-tenant access setting", "update a partner cross-tenant access setting", "delete partner specific cross-tenant access setting",
        "update the company default cross-tenant access setting", "create a partner cross-tenant identity sync setting", "update a partner cross-tenant identity sync setting",
        "set federation settings on domain", "set domain authentication",
    ];

    public static PolicyFacts Build(EvidenceStore store) => new()
    {
        Authorization = store.Objects<AuthorizationPolicy>(EntitySets.AuthorizationPolicy).FirstOrDefault(),
        PermissionGrants = store.Objects<PermissionGrantPolicy>(EntitySets.PermissionGrantPolicies),
        AdminConsentRequests = store.Objects<AdminConsentRequestPolicy>(EntitySets.AdminConsentRequestPolicy).FirstOrDefault(),
        DefaultAppManagement = store.Objects<DefaultAppManagementPolicy>(EntitySets.DefaultAppManagementPolicy).FirstOrDefault(),
        AppManagement = [.. store.Objects<AppManagementPolicy>(EntitySets.AppManagementPolicies).OrderBy(policy => policy.Id, StringComparer.OrdinalIgnoreCase)],
        GroupSettings = store.Objects<GroupSetting>(EntitySets.GroupSettings),
        CrossTenantDefault = store.Objects<CrossTenantAccessDefault>(EntitySets.CrossTenantAccessDefault).FirstOrDefault(),
        CrossTenantPartners = [.. store.Objects<CrossTenantAccessPartner>(EntitySets.CrossTenantAccessPartners).OrderBy(partner => partner.TenantId, StringComparer.OrdinalIgnoreCase)],
        Federations = [.. store.Objects<DomainFederation>(EntitySets.DomainFederations).OrderBy(federation => federation.DomainId ?? federation.Id, StringComparer.OrdinalIgnoreCase)],
        Domains = [.. store.Objects<Domain>(EntitySets.Domains).OrderBy(domain => domain.Id, StringComparer.OrdinalIgnoreCase)],
        Changes = [.. DirectoryChangeReader.Read(store.DirectoryAudits, Activities).Where(change => change.Succeeded)],
    };
}

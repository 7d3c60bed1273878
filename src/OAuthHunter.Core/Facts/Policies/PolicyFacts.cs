using OAuthHunter.Facts.Changes;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Policies;

/// <summary>The tenant's own rules for users, guests, apps, partners and domains, and how they changed. What was not captured is null or empty; coverage tells which.</summary>
public sealed record PolicyFacts
{
    public static PolicyFacts Empty { get; } = new();

    public AuthorizationPolicy? Authorization { get; init; }

    public IReadOnlyList<PermissionGrantPolicy> PermissionGrants { get; init; } = [];

    public AdminConsentRequestPolicy? AdminConsentRequests { get; init; }

    public DefaultAppManagementPolicy? DefaultAppManagement { get; init; }

    public IReadOnlyList<AppManagementPolicy> AppManagement { get; init; } = [];

    public IReadOnlyList<GroupSetting> GroupSettings { get; init; } = [];

    public CrossTenantAccessDefault? CrossTenantDefault { get; init; }

    public IReadOnlyList<CrossTenantAccessPartner> CrossTenantPartners { get; init; } = [];

    public IReadOnlyList<DomainFederation> Federations { get; init; } = [];

    /// <summary>Verified domains by name.</summary>
    public IReadOnlyList<Domain> Domains { get; init; } = [];

    /// <summary>Changes of these policies, in time order; attempts that failed are left out.</summary>
    public IReadOnlyList<DirectoryChange> Changes { get; init; } = [];

    /// <summary>The consent settings among the group settings; null without any.</summary>
    public GroupSetting? ConsentSettings => GroupSettings.FirstOrDefault(setting =>
        string.Equals(setting.TemplateId, "dffd5d46-495d-40a9-8e21-954ff55e198a", StringComparison.OrdinalIgnoreCase)
        || string.Equals(setting.DisplayName, "Consent Policy Settings", StringComparison.OrdinalIgnoreCase));

    /// <summary>The permission grant policy of that id, or null.</summary>
    public PermissionGrantPolicy? FindPermissionGrant(string id) =>
        PermissionGrants.FirstOrDefault(policy => string.Equals(policy.Id, id, StringComparison.OrdinalIgnoreCase));
}

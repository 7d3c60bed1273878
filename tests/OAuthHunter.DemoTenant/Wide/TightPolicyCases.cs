using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>A tenant that keeps its own rules tight: everything is configured, changed now and then, and nothing of it is worth a word.</summary>
internal sealed class TightPolicyCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        contoso.Add(EntitySets.AuthorizationPolicy, new AuthorizationPolicy
        {
            Id = "authorizationPolicy", AllowUserConsentForRiskyApps = false, AllowInvitesFrom = "adminsAndGuestInviters", GuestUserRoleId = "2af84b1e-32c8-42b7-82bc-daa82404023b",
            AllowEmailVerifiedUsersToJoinOrganization = false, BlockMsolPowerShell = true,
            DefaultUserRolePermissions = new DefaultUserRolePermissions
            {
                AllowedToCreateApps = false, AllowedToCreateSecurityGroups = false, AllowedToCreateTenants = false, AllowedToReadOtherUsers = true,
                PermissionGrantPoliciesAssigned = ["ManagePermissionGrantsForSelf.contoso-approved", "ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team"],
            },
        });
        contoso.Add(EntitySets.PermissionGrantPolicies, new PermissionGrantPolicy
        {
            Id = "contoso-approved", DisplayName = "Approved apps", Excludes = [],
            Includes = [new PermissionGrantConditionSet { PermissionType = "delegated", Permissions = ["all"], ClientApplicationIds = [contoso.Id("app/Payroll Bridge")] }],
        });
        contoso.Add(EntitySets.AdminConsentRequestPolicy, new AdminConsentRequestPolicy { IsEnabled = true, Reviewers = [new ConsentReviewer { Query = $"/users/{contoso.People.AppAdmin.Id}", QueryType = "MicrosoftGraph" }] });
        contoso.Add(EntitySets.DefaultAppManagementPolicy, new DefaultAppManagementPolicy
        {
            Id = "00000000-0000-0000-0000-000000000000", IsEnabled = true,
            ApplicationRestrictions = new AppManagementRestrictions
            {
                PasswordCredentials = [new CredentialRestriction { RestrictionType = "passwordAddition", State = "enabled" }],
                KeyCredentials = [new CredentialRestriction { RestrictionType = "asymmetricKeyLifetime", State = "enabled", MaxLifetime = "P180D" }],
            },
        });
        contoso.Add(EntitySets.GroupSettings, new GroupSetting
        {
            Id = contoso.Id("consent settings"), DisplayName = "Consent Policy Settings", TemplateId = "dffd5d46-495d-40a9-8e21-954ff55e198a",
            Values = [new NameValue("EnableGroupSpecificConsent", "false"), new NameValue("BlockUserConsentForRiskyApps", "true")],
        });
        contoso.Add(EntitySets.CrossTenantAccessDefault, new CrossTenantAccessDefault { Id = "default", IsServiceDefault = true, InboundTrust = new CrossTenantInboundTrust { IsMfaAccepted = false }, B2BDirectConnectInbound = Shut(), TenantRestrictions = Shut() });
        contoso.Captured.UnionWith([EntitySets.AppManagementPolicies, EntitySets.CrossTenantAccessPartners, EntitySets.DomainFederations]);

        var admin = contoso.People.AppAdmin;
        new AuditWriter(contoso, "wide policies").Write(
            new DirectoryChange(contoso.DaysAgo(6).AddHours(11), "Update authorization policy", "AuthorizationPolicy", "Update", admin, admin.Office.IPAddress, "Mozilla/5.0")
            {
                Targets = [new AuditTarget { Id = contoso.Id("authorization policy"), DisplayName = "Authorization Policy", Type = "Other", ModifiedProperties = [new ModifiedProperty("AllowUserConsentForRiskyApps", "[true]", "[false]")] }],
            });
        book.Innocent("POL-001", "User consent");
        book.Innocent("POL-002", "adminConsentRequestPolicy");
        book.Innocent("POL-003", "Consent and registration of apps");
        book.Innocent("POL-004", "defaultAppManagementPolicy");
        book.Innocent("POL-005", "groupConsent");
        book.Innocent("POL-006", "Default user and guest rights");
        book.Innocent("POL-007", "User consent");
        book.Innocent("POL-008", "crossTenantAccessPolicy/default");
    }

    /// <summary>A door as Microsoft ships it.</summary>
    private static CrossTenantAccess Shut() => new()
    {
        UsersAndGroups = new CrossTenantScope { AccessType = "blocked", Targets = ["AllUsers"] },
        Applications = new CrossTenantScope { AccessType = "blocked", Targets = ["AllApplications"] },
    };
}

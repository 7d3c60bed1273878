using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>A tenant whose own rules leave the doors open. What is said of a tenant as a whole has its look-alike in <see cref="TightPolicyCases"/>.</summary>
internal sealed class OpenPolicyCases : FamilyCases
{
    private const string Fabrikam = "99990000-0000-4000-8000-00000000fab1";
    private const string Litware = "99990000-0000-4000-8000-00000000117e";

    public override void Build(Contoso contoso, CaseBook book)
    {
        contoso.Add(EntitySets.AuthorizationPolicy, new AuthorizationPolicy
        {
            Id = "authorizationPolicy", AllowUserConsentForRiskyApps = true, AllowInvitesFrom = "everyone", GuestUserRoleId = "a0b1b346-4d3e-4e8b-98f8-753987be4970",
            AllowEmailVerifiedUsersToJoinOrganization = true, BlockMsolPowerShell = false,
            DefaultUserRolePermissions = new DefaultUserRolePermissions
            {
                AllowedToCreateApps = true, AllowedToCreateSecurityGroups = true, AllowedToCreateTenants = true, AllowedToReadOtherUsers = true,
                PermissionGrantPoliciesAssigned = ["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"],
            },
        });
        contoso.Add(EntitySets.AdminConsentRequestPolicy, new AdminConsentRequestPolicy { IsEnabled = false, Reviewers = [] });
        contoso.Add(EntitySets.DefaultAppManagementPolicy, new DefaultAppManagementPolicy { Id = "00000000-0000-0000-0000-000000000000", IsEnabled = false });
        contoso.Add(EntitySets.GroupSettings, new GroupSetting
        {
            Id = contoso.Id("consent settings"), DisplayName = "Consent Policy Settings", TemplateId = "dffd5d46-495d-40a9-8e21-954ff55e198a",
            Values = [new NameValue("EnableGroupSpecificConsent", "true"), new NameValue("ConstrainGroupSpecificConsentToMembersOfGroupId", "")],
        });
        contoso.Captured.UnionWith([EntitySets.PermissionGrantPolicies, EntitySets.AppManagementPolicies]);
        book.Guilty("POL-001", "User consent");
        book.Guilty("POL-002", "adminConsentRequestPolicy");
        book.Guilty("POL-003", "Consent and registration of apps");
        book.Guilty("POL-004", "defaultAppManagementPolicy");
        book.Guilty("POL-005", "groupConsent");
        book.Guilty("POL-006", "Default user and guest rights");

        var writer = new AuditWriter(contoso, "wide policies");
        var admin = contoso.People.AppAdmin;
        writer.Write(new DirectoryChange(contoso.DaysAgo(6).AddHours(11), "Update authorization policy", "AuthorizationPolicy", "Update", admin, admin.Office.IPAddress, "Mozilla/5.0")
        {
            Targets = [new AuditTarget { Id = contoso.Id("authorization policy"), DisplayName = "Authorization Policy", Type = "Other", ModifiedProperties = [new ModifiedProperty("AllowUserConsentForRiskyApps", "[false]", "[true]")] }],
        });
        book.Guilty("POL-007", "User consent");

        Trust(contoso, book);
        Federation(contoso, book);
    }

    private static void Trust(Contoso contoso, CaseBook book)
    {
        contoso.Add(EntitySets.CrossTenantAccessPartners, new CrossTenantAccessPartner
        {
            TenantId = Fabrikam, InboundTrust = new CrossTenantInboundTrust { IsMfaAccepted = true }, IdentitySynchronization = new CrossTenantSync { DisplayName = "Fabrikam", UserSyncInbound = new CrossTenantUserSync { IsSyncAllowed = true } },
        });
        contoso.Add(EntitySets.CrossTenantAccessPartners, new CrossTenantAccessPartner { TenantId = Litware, InboundTrust = new CrossTenantInboundTrust { IsMfaAccepted = true, IsCompliantDeviceAccepted = false } });
        contoso.Add(EntitySets.CrossTenantAccessDefault, new CrossTenantAccessDefault { Id = "default", IsServiceDefault = false, TenantRestrictions = Everything() });
        book.Guilty("POL-008", "crossTenantAccessPolicy/default");
        book.Guilty("POL-008", Fabrikam);
        book.Innocent("POL-008", Litware);
    }

    private static CrossTenantAccess Everything() => new()
    {
        UsersAndGroups = new CrossTenantScope { AccessType = "allowed", Targets = ["AllUsers"] },
        Applications = new CrossTenantScope { AccessType = "allowed", Targets = ["AllApplications"] },
    };

    private static void Federation(Contoso contoso, CaseBook book)
    {
        Domain(contoso, "mail.contoso.com", "http://any.sts/16A0B2C4", "https://login.example.net/adfs/ls", "acceptIfMfaDoneByFederatedIdp");
        Domain(contoso, "plant.contoso.com", "http://sts.contoso.com/adfs/services/trust", "https://sts.contoso.com/adfs/ls", "rejectMfaByFederatedIdp");
        book.Guilty("POL-009", "mail.contoso.com");
        book.Innocent("POL-009", "plant.contoso.com");
    }

    private static void Domain(Contoso contoso, string name, string issuer, string uri, string mfa)
    {
        contoso.Add(EntitySets.Domains, new Domain { Id = name, IsVerified = true, IsInitial = false, IsDefault = false, AuthenticationType = "Federated" });
        contoso.Add(EntitySets.DomainFederations, new DomainFederation
        {
            Id = contoso.Id("federation/" + name), DomainId = name, DisplayName = "Contoso", IssuerUri = issuer, PassiveSignInUri = uri, ActiveSignInUri = uri,
            SigningCertificate = contoso.Random("certificate/" + name).Letters(64), FederatedIdpMfaBehavior = mfa,
        });
    }
}

using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>An authentication methods policy with everything wrong that can be.</summary>
internal sealed class WeakMethodsCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        contoso.Add(EntitySets.AuthenticationMethodsPolicy, new AuthenticationMethodsPolicy
        {
            Id = "authenticationMethodsPolicy", PolicyMigrationState = "preMigration", ReportSuspiciousActivityState = "default",
            Configurations =
            [
                new AuthenticationMethodConfiguration { Id = "Sms", State = "enabled", IncludeTargets = ["all_users"] },
                new AuthenticationMethodConfiguration { Id = "MicrosoftAuthenticator", State = "enabled", IncludeTargets = ["all_users"], DisplayAppInformationState = "disabled" },
                new AuthenticationMethodConfiguration { Id = "Fido2", State = "disabled" },
                new AuthenticationMethodConfiguration { Id = "TemporaryAccessPass", State = "enabled", IsUsableOnce = false, MaximumLifetimeInMinutes = 1440 },
            ],
        });
        contoso.Add(EntitySets.AuthorizationPolicy, new AuthorizationPolicy { Id = "authorizationPolicy", AllowedToUseSSPR = true });
        contoso.Add(EntitySets.GroupSettings, new GroupSetting
        {
            Id = contoso.Id("setting/passwords"), DisplayName = "Password Rule Settings", TemplateId = "5cf42378-d67d-4f36-ba46-e8b86229381d",
            Values = [new NameValue("EnableBannedPasswordCheck", "False"), new NameValue("LockoutThreshold", "30")],
        });
        foreach (var id in new[] { "AUM-001", "AUM-002", "AUM-003", "AUM-004", "AUM-005", "AUM-006", "AUM-007" })
        {
            book.Guilty(id, contoso.TenantId);
        }
    }
}

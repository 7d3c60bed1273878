using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>An authentication methods policy as it should be; text messages are left to a group without administrators.</summary>
internal sealed class SoundMethodsCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        var phones = contoso.Id("group/Phones of the warehouse");
        contoso.Add(EntitySets.Groups, new Group { Id = phones, DisplayName = "Phones of the warehouse", MemberIds = [contoso.People.Staff[60].Id, contoso.People.Staff[61].Id] });
        contoso.Add(EntitySets.AuthenticationMethodsPolicy, new AuthenticationMethodsPolicy
        {
            Id = "authenticationMethodsPolicy", PolicyMigrationState = "migrationComplete", ReportSuspiciousActivityState = "enabled",
            Configurations =
            [
                new AuthenticationMethodConfiguration { Id = "Sms", State = "enabled", IncludeTargets = [phones] },
                new AuthenticationMethodConfiguration
                {
                    Id = "MicrosoftAuthenticator", State = "enabled", IncludeTargets = ["all_users"], DisplayAppInformationState = "enabled",
                    DisplayLocationInformationState = "enabled", CompanionAppAllowedState = "disabled",
                },
                new AuthenticationMethodConfiguration { Id = "Fido2", State = "enabled", IncludeTargets = ["all_users"], IsAttestationEnforced = true, AreKeysRestricted = true },
                new AuthenticationMethodConfiguration { Id = "TemporaryAccessPass", State = "enabled", IsUsableOnce = true, MaximumLifetimeInMinutes = 60 },
            ],
        });
        contoso.Add(EntitySets.AuthorizationPolicy, new AuthorizationPolicy { Id = "authorizationPolicy", AllowedToUseSSPR = false });
        contoso.Add(EntitySets.GroupSettings, new GroupSetting
        {
            Id = contoso.Id("setting/passwords"), DisplayName = "Password Rule Settings", TemplateId = "5cf42378-d67d-4f36-ba46-e8b86229381d",
            Values = [new NameValue("EnableBannedPasswordCheck", "True"), new NameValue("LockoutThreshold", "10"), new NameValue("LockoutDurationInSeconds", "60")],
        });
        foreach (var id in new[] { "AUM-001", "AUM-002", "AUM-003", "AUM-004", "AUM-005", "AUM-006", "AUM-007" })
        {
            book.Innocent(id, contoso.TenantId);
        }
    }
}

using OAuthHunter.DemoTenant.Attack;
using OAuthHunter.DemoTenant.Background;
using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Innocent;
using OAuthHunter.DemoTenant.Wide;

namespace OAuthHunter.DemoTenant;

/// <summary>Puts the parts together.</summary>
internal static class DemoTenantBuilder
{
    public static Contoso Build(DemoOptions options)
    {
        var contoso = new Contoso(options);
        TenantBasics.Build(contoso);
        UserAccounts.Build(contoso);
        Administrators.Build(contoso);
        AccessPolicies.Build(contoso);
        MicrosoftApps.Build(contoso);
        SaasApps.Build(contoso);
        OwnApps.Build(contoso);
        MailFlow.Build(contoso);
        ExchangeRoles.Build(contoso);
        AddInnocents(contoso);
        OfficeSignIns.Build(contoso);
        AutomationSignIns.Build(contoso);
        OrdinaryChanges.Build(contoso);
        ExchangeAdminNoise.Build(contoso);
        MailboxActivity.Build(contoso);
        if (options.IncludeAttack)
        {
            var attacker = new Attacker(contoso);
            PasswordAttack.Build(contoso, attacker);
            AppTakeover.Build(contoso, attacker);
            SpamRun.Build(contoso, attacker);
        }

        if (options.Wide is { } wide)
        {
            FamilyCases.All.Single(cases => cases.Name == wide).Build(contoso, contoso.Cases);
        }

        contoso.Apps.Publish();
        return contoso;
    }

    private static void AddInnocents(Contoso contoso)
    {
        (Innocents Innocent, Action<Contoso> Build)[] parts =
        [
            (Innocents.BackupVendor, BackupVendor.Build),
            (Innocents.ExchangeAutomation, ExchangeAutomation.Build),
            (Innocents.HybridMail, HybridMail.Build),
            (Innocents.SignatureAddOn, SignatureAddOn.Build),
            (Innocents.PrivacyRule, PrivacyRule.Build),
            (Innocents.TravellingAdmin, TravellingAdmin.Build),
            (Innocents.StalePhone, StalePhone.Build),
            (Innocents.RotatedSite, RotatedSite.Build),
            (Innocents.ProjectRollback, ProjectRollback.Build),
            (Innocents.GatewaySetupTool, GatewaySetupTool.Build),
        ];
        foreach (var (_, build) in parts.Where(part => contoso.Has(part.Innocent)))
        {
            build(contoso);
        }
    }
}

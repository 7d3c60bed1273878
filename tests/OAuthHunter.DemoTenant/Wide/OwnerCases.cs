using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>Owners who should not be, and those who should.</summary>
internal sealed class OwnerCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        var stage = new AppStage(contoso, "wide owners");
        var plain = contoso.People.Staff[90];
        var kept = stage.Own("Mail digest", 600, hasPower: true);
        book.Guilty("OWN-001", stage.Own("Mail mirror", 600, hasPower: true, owners: [plain.Id]).AppId);
        book.Innocent("OWN-001", kept.AppId);

        var left = new User { Id = contoso.Id("user/left"), UserPrincipalName = "left.long.ago@contoso.com", DisplayName = "Left Long Ago", UserType = "Member", AccountEnabled = false, CreatedDateTime = contoso.DaysAgo(1200) };
        contoso.Add(EntitySets.Users, left);
        book.Guilty("OWN-002", stage.Own("Notice board", 600, hasPower: false, owners: [left.Id!]).AppId);
        book.Innocent("OWN-002", stage.Own("Lost and found", 600, hasPower: false, owners: [plain.Id]).AppId);

        var handed = stage.Own("Mail sorter", 600, hasPower: true);
        stage.OwnerAdded(handed, contoso.People.HelpDesk, plain, contoso.DaysAgo(6).AddHours(21));
        var harmless = stage.Own("Coffee list", 600, hasPower: false);
        stage.OwnerAdded(harmless, contoso.People.AppAdmin, plain, contoso.DaysAgo(6).AddHours(11));
        book.Guilty("OWN-003", handed.AppId);
        book.Innocent("OWN-003", harmless.AppId);

        var tool = stage.Own("Provisioning tool", 600, hasPower: false);
        book.Guilty("OWN-004", stage.Own("Mail stamp", 600, hasPower: true, owners: [contoso.People.AppAdmin.Id, tool.ServicePrincipalId]).AppId);
        book.Innocent("OWN-004", kept.AppId);
    }
}

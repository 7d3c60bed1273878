using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>A tenant that has left per-user MFA behind and changes nothing of its company settings but an address.</summary>
internal sealed class SoundMfaCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        foreach (var admin in contoso.People.Administrators.Concat(contoso.People.BreakGlass))
        {
            contoso.Add(EntitySets.AuthenticationRequirements, new AuthenticationRequirement { Id = admin.Id, PerUserMfaState = "disabled" });
        }

        contoso.Add(EntitySets.GroupEligibilityScheduleInstances, new GroupEligibility
        {
            Id = contoso.Id("eligibility/Mail operators"), GroupId = contoso.Id("group/Mail operators"), PrincipalId = contoso.People.Staff[30].Id, AccessId = "member", StartDateTime = contoso.DaysAgo(100),
        });
        new ProtectionChanges(contoso, "sound mfa").Company(
            contoso.DaysAgo(8).AddHours(10), contoso.People.Administrators[1], new ModifiedProperty("TechnicalNotificationMail", "it@contoso.com", "operations@contoso.com"));
        book.Innocent("MFA-007", contoso.TenantId);
        book.Innocent("MFA-012", contoso.TenantId);
    }
}

using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>A tenant that let EWS go: the setting is off, and nobody is on the list.</summary>
internal sealed class EwsClosedCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        contoso.Remove(EntitySets.OrganizationConfig, _ => true);
        contoso.Add(EntitySets.OrganizationConfig, new OrganizationConfig
        {
            Identity = Contoso.InitialDomain, Name = Contoso.InitialDomain, AuditDisabled = false, RejectDirectSend = true, EwsEnabled = false, EwsAllowedAppIDs = [], OAuth2ClientProfileEnabled = true,
        });
        book.Innocent("APP-033", contoso.TenantId);
    }
}

using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>The same tenant, which takes unauthenticated mail in its own name.</summary>
internal sealed class DirectSendCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        contoso.Remove(EntitySets.OrganizationConfig, _ => true);
        contoso.Add(EntitySets.OrganizationConfig, new OrganizationConfig { Identity = Contoso.InitialDomain, Name = Contoso.InitialDomain, AuditDisabled = false, RejectDirectSend = false });
        book.Guilty("CNX-014", contoso.TenantId);
    }
}

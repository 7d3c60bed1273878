using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>The same apps under a policy that limits their credentials.</summary>
internal sealed class CredentialPolicyCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        contoso.Add(EntitySets.DefaultAppManagementPolicy, new DefaultAppManagementPolicy { Id = "defaultAppManagementPolicy", IsEnabled = true });
        book.Innocent("CRD-011", contoso.TenantId);
    }
}

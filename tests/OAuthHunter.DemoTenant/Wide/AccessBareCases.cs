namespace OAuthHunter.DemoTenant.Wide;

/// <summary>A tenant that has Conditional Access and no policy: everything that a policy should do is missing.</summary>
internal sealed class AccessBareCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        AccessPolicy.Clear(contoso);
        string[] missing = ["CAP-001", "CAP-002", "CAP-003", "CAP-004", "CAP-007", "CAP-008", "CAP-009", "CAP-010", "CAP-011", "CAP-012", "CAP-013", "CAP-016", "CAP-019"];
        foreach (var id in missing)
        {
            book.Guilty(id, contoso.TenantId);
        }

        // Where no policy looks at places there is nothing to enforce strictly.
        book.Innocent("CAP-015", contoso.TenantId);
    }
}

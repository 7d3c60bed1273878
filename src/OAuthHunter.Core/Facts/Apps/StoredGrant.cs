using OAuthHunter.Evidence;
using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Apps;

/// <summary>A delegated grant as a row of evidence: half a million of them, and few that anybody looks at.</summary>
/// <param name="app">Who holds it.</param>
/// <param name="table">Where it lies.</param>
/// <param name="index">Its place there.</param>
internal sealed class StoredGrant(AppDraft app, DelegatedGrantTable table, int index) : StoredRow
{
    public override string? Key => table[index].Id;

    public override EvidenceOrigin Origin => table[index].Origin;

    public override string Describe()
    {
        var grant = table.Look(index);
        return $"'{app.Name}' holds delegated {grant.Scope?.Trim()} for {(grant.IsTenantWide ? "all users" : "user " + grant.PrincipalId)}";
    }
}

using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-ApplicationAccessPolicy.</summary>
public static class ApplicationAccessPolicyMapper
{
    public static ApplicationAccessPolicy Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        AppId = row.Text("AppId"),
        AccessRight = row.Text("AccessRight"),
        ScopeName = row.Text("ScopeName"),
        ScopeIdentity = row.Text("ScopeIdentity", "ScopeIdentityRaw"),
        ScopeMemberCount = row.Integer("ScopeMemberCount"),
        HasMoreScopeMembers = row.Flag("HasMoreScopeMembers"),
        Description = row.Text("Description"),
        IsValid = row.Flag("IsValid"),
    };
}

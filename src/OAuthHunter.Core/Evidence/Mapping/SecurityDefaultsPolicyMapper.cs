using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the identitySecurityDefaultsEnforcementPolicy object of Graph.</summary>
public static class SecurityDefaultsPolicyMapper
{
    public static SecurityDefaultsPolicy Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        IsEnabled = row.Flag("isEnabled"),
    };
}

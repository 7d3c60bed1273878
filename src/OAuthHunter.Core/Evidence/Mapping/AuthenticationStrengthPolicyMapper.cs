using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps an authenticationStrengthPolicy object of Graph.</summary>
public static class AuthenticationStrengthPolicyMapper
{
    public static AuthenticationStrengthPolicy Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        DisplayName = row.Text("displayName"),
        PolicyType = row.Text("policyType"),
        RequirementsSatisfied = row.Text("requirementsSatisfied"),
        AllowedCombinations = row.Texts("allowedCombinations"),
        CreatedDateTime = row.Time("createdDateTime"),
        ModifiedDateTime = row.Time("modifiedDateTime"),
    };
}

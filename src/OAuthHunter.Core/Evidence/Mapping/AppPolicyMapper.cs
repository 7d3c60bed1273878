using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps token lifetime and claims mapping policies of Graph.</summary>
public static class AppPolicyMapper
{
    public static AppPolicy Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        DisplayName = row.Text("displayName"),
        Definition = row.Texts("definition"),
        IsOrganizationDefault = row.Flag("isOrganizationDefault"),
        AppliesToIds = MappedValues.Ids(row, "appliesTo"),
    };
}

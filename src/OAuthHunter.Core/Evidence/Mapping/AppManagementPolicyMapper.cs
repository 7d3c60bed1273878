using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the default and the custom app management policies of Graph.</summary>
public static class AppManagementPolicyMapper
{
    public static DefaultAppManagementPolicy MapDefault(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        IsEnabled = row.Flag("isEnabled"),
        ApplicationRestrictions = Restrictions(row.Object("applicationRestrictions")),
        ServicePrincipalRestrictions = Restrictions(row.Object("servicePrincipalRestrictions")),
    };

    public static AppManagementPolicy Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        DisplayName = row.Text("displayName"),
        IsEnabled = row.Flag("isEnabled"),
        Restrictions = Restrictions(row.Object("restrictions")),
        AppliesToIds = MappedValues.Ids(row, "appliesTo"),
    };

    private static AppManagementRestrictions? Restrictions(EvidenceRow? row) => row is null ? null : new AppManagementRestrictions
    {
        PasswordCredentials = Rules(row, "passwordCredentials"),
        KeyCredentials = Rules(row, "keyCredentials"),
    };

    private static IReadOnlyList<CredentialRestriction>? Rules(EvidenceRow row, string name) => row.Objects(name) is { } rules
        ? [.. rules.Select(rule => new CredentialRestriction
        {
            RestrictionType = rule.Text("restrictionType"),
            State = rule.Text("state"),
            MaxLifetime = rule.Text("maxLifetime"),
            RestrictForAppsCreatedAfterDateTime = rule.Time("restrictForAppsCreatedAfterDateTime"),
        })]
        : null;
}

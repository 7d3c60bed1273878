using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a conditionalAccessPolicy object of Graph.</summary>
public static class ConditionalAccessPolicyMapper
{
    public static ConditionalAccessPolicy Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        DisplayName = row.Text("displayName"),
        State = row.Text("state"),
        CreatedDateTime = row.Time("createdDateTime"),
        ModifiedDateTime = row.Time("modifiedDateTime"),
        Conditions = row.Object("conditions") is { } conditions ? Conditions(conditions) : null,
        GrantControls = row.Object("grantControls") is { } grant ? Grant(grant) : null,
    };

    private static ConditionalAccessConditions Conditions(EvidenceRow row)
    {
        var users = row.Object("users");
        var applications = row.Object("applications");
        var locations = row.Object("locations");
        var platforms = row.Object("platforms");
        var filter = row.Object("devices")?.Object("deviceFilter");
        return new ConditionalAccessConditions
        {
            IncludeUsers = users?.Texts("includeUsers"),
            ExcludeUsers = users?.Texts("excludeUsers"),
            IncludeGroups = users?.Texts("includeGroups"),
            ExcludeGroups = users?.Texts("excludeGroups"),
            IncludeRoles = users?.Texts("includeRoles"),
            ExcludeRoles = users?.Texts("excludeRoles"),
            IncludeApplications = applications?.Texts("includeApplications"),
            ExcludeApplications = applications?.Texts("excludeApplications"),
            IncludeUserActions = applications?.Texts("includeUserActions"),
            ClientAppTypes = row.Texts("clientAppTypes"),
            IncludeLocations = locations?.Texts("includeLocations"),
            ExcludeLocations = locations?.Texts("excludeLocations"),
            IncludePlatforms = platforms?.Texts("includePlatforms"),
            ExcludePlatforms = platforms?.Texts("excludePlatforms"),
            UserRiskLevels = row.Texts("userRiskLevels"),
            SignInRiskLevels = row.Texts("signInRiskLevels"),
            DeviceFilterRule = filter?.Text("rule"),
            DeviceFilterMode = filter?.Text("mode"),
            AuthenticationFlows = Flows(row),
            IncludesGuestsOrExternalUsers = NamesGuests(users, "includeGuestsOrExternalUsers"),
            ExcludesGuestsOrExternalUsers = NamesGuests(users, "excludeGuestsOrExternalUsers"),
        };
    }

    private static ConditionalAccessGrantControls Grant(EvidenceRow row)
    {
        var strength = row.Object("authenticationStrength");
        return new ConditionalAccessGrantControls
        {
            Operator = row.Text("operator"),
            BuiltInControls = row.Texts("builtInControls"),
            AuthenticationStrengthId = strength?.Text("id"),
            AuthenticationStrengthName = strength?.Text("displayName"),
            AllowedCombinations = strength?.Texts("allowedCombinations"),
            CustomAuthenticationFactors = row.Texts("customAuthenticationFactors"),
            TermsOfUse = row.Texts("termsOfUse"),
        };
    }

    /// <summary>Graph writes the transfer methods as one string, separated by commas.</summary>
    private static IReadOnlyList<string>? Flows(EvidenceRow row) => row.Object("authenticationFlows")?.Texts("transferMethods") is { } methods
        ? [.. methods.SelectMany(text => text.Split([','], StringSplitOptions.RemoveEmptyEntries)).Select(text => text.Trim())]
        : null;

    /// <summary>The Graph PowerShell cmdlets export the object with nulls in it when the policy does not name guests.</summary>
    private static bool NamesGuests(EvidenceRow? users, string name) =>
        users?.Object(name)?.Text("guestOrExternalUserTypes") is { } types && !types.Equals("none", StringComparison.OrdinalIgnoreCase);
}

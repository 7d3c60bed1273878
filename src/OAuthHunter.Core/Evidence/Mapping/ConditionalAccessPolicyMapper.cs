using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a conditionalAccessPolicy object of Graph, v1.0 or beta.</summary>
public static class ConditionalAccessPolicyMapper
{
    public static ConditionalAccessPolicy Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        DisplayName = row.Text("displayName"),
        State = row.Text("state"),
        TemplateId = row.Text("templateId"),
        CreatedDateTime = row.Time("createdDateTime"),
        ModifiedDateTime = row.Time("modifiedDateTime"),
        Conditions = row.Object("conditions") is { } conditions ? Conditions(conditions) : null,
        GrantControls = row.Object("grantControls") is { } grant ? Grant(grant) : null,
        SessionControls = row.Object("sessionControls") is { } session ? Session(session) : null,
    };

    private static ConditionalAccessConditions Conditions(EvidenceRow row)
    {
        var users = row.Object("users");
        var applications = row.Object("applications");
        var locations = row.Object("locations");
        var platforms = row.Object("platforms");
        var filter = row.Object("devices")?.Object("deviceFilter");
        var appFilter = applications?.Object("applicationFilter");
        var workloads = row.Object("clientApplications");
        var workloadFilter = workloads?.Object("servicePrincipalFilter");
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
            IncludeAuthenticationContexts = applications?.Texts("includeAuthenticationContextClassReferences"),
            ApplicationFilterRule = appFilter?.Text("rule"),
            ApplicationFilterMode = appFilter?.Text("mode"),
            ClientAppTypes = row.Texts("clientAppTypes"),
            IncludeLocations = locations?.Texts("includeLocations"),
            ExcludeLocations = locations?.Texts("excludeLocations"),
            IncludePlatforms = platforms?.Texts("includePlatforms"),
            ExcludePlatforms = platforms?.Texts("excludePlatforms"),
            UserRiskLevels = row.Texts("userRiskLevels"),
            SignInRiskLevels = row.Texts("signInRiskLevels"),
            ServicePrincipalRiskLevels = row.Texts("servicePrincipalRiskLevels"),
            InsiderRiskLevels = Flags(row, "insiderRiskLevels"),
            DeviceFilterRule = filter?.Text("rule"),
            DeviceFilterMode = filter?.Text("mode"),
            AuthenticationFlows = row.Object("authenticationFlows") is { } flows ? Flags(flows, "transferMethods") : null,
            IncludesGuestsOrExternalUsers = Kinds(users, "includeGuestsOrExternalUsers") is not null,
            ExcludesGuestsOrExternalUsers = Kinds(users, "excludeGuestsOrExternalUsers") is not null,
            IncludeGuestTypes = Kinds(users, "includeGuestsOrExternalUsers"),
            ExcludeGuestTypes = Kinds(users, "excludeGuestsOrExternalUsers"),
            IncludeExternalTenants = Tenants(users, "includeGuestsOrExternalUsers"),
            ExcludeExternalTenants = Tenants(users, "excludeGuestsOrExternalUsers"),
            IncludeServicePrincipals = workloads?.Texts("includeServicePrincipals"),
            ExcludeServicePrincipals = workloads?.Texts("excludeServicePrincipals"),
            ServicePrincipalFilterRule = workloadFilter?.Text("rule"),
            ServicePrincipalFilterMode = workloadFilter?.Text("mode"),
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

    private static ConditionalAccessSessionControls Session(EvidenceRow row)
    {
        var frequency = Enabled(row, "signInFrequency");
        return new ConditionalAccessSessionControls
        {
            // Old exports have no interval: a value stood for it.
            SignInFrequencyInterval = frequency is null ? null : frequency.Text("frequencyInterval") ?? "timeBased",
            SignInFrequencyType = frequency?.Text("type"),
            SignInFrequencyValue = frequency?.Integer("value"),
            SignInFrequencyAuthenticationType = frequency?.Text("authenticationType"),
            PersistentBrowserMode = Enabled(row, "persistentBrowser")?.Text("mode"),
            ContinuousAccessEvaluationMode = row.Object("continuousAccessEvaluation")?.Text("mode"),
            TellsContinuousAccess = row.Has("continuousAccessEvaluation") ? true : null,
            SecureSignInSession = row.Object("secureSignInSession")?.Flag("isEnabled"),
            DisableResilienceDefaults = row.Flag("disableResilienceDefaults"),
            ApplicationEnforcedRestrictions = row.Object("applicationEnforcedRestrictions")?.Flag("isEnabled"),
            CloudAppSecurityType = Enabled(row, "cloudAppSecurity")?.Text("cloudAppSecurityType"),
            GlobalSecureAccessProfileId = Enabled(row, "globalSecureAccessFilteringProfile")?.Text("profileId"),
        };
    }

    /// <summary>A session control that is switched on; the PowerShell cmdlets export those that are not set as objects of nulls.</summary>
    private static EvidenceRow? Enabled(EvidenceRow row, string name) => row.Object(name) is { } control && control.Flag("isEnabled") == true ? control : null;

    /// <summary>Graph writes sets of flags as one string, separated by commas.</summary>
    private static IReadOnlyList<string>? Flags(EvidenceRow row, string name) => row.Texts(name) is { } values
        ? [.. values.SelectMany(text => text.Split([','], StringSplitOptions.RemoveEmptyEntries)).Select(text => text.Trim())]
        : null;

    /// <summary>The Graph PowerShell cmdlets export the object with nulls in it when the policy does not name guests.</summary>
    private static IReadOnlyList<string>? Kinds(EvidenceRow? users, string name) =>
        users?.Object(name) is { } guests && Flags(guests, "guestOrExternalUserTypes") is { Count: > 0 } kinds && !kinds[0].Equals("none", StringComparison.OrdinalIgnoreCase) ? kinds : null;

    private static IReadOnlyList<string>? Tenants(EvidenceRow? users, string name) =>
        users?.Object(name)?.Object("externalTenants") is { } tenants && !string.Equals(tenants.Text("membershipKind"), "all", StringComparison.OrdinalIgnoreCase) ? tenants.Texts("members") : null;
}

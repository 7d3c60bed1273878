using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>Says why a policy does not take in a context: which of its conditions leaves which part out.</summary>
internal static class ConditionText
{
    public static IEnumerable<string> Failing(ConditionalAccessConditions conditions, SignInContext context, Func<string, string>? nameOfApp = null)
    {
        string Name(string id) => nameOfApp?.Invoke(id) ?? id;
        if (context.Resource is { } resource && ConditionMatch.Resource(conditions, resource) == false)
        {
            var isExcluded = Truth.Has(conditions.IncludeApplications, "All") || (conditions.ExcludeApplications ?? []).Contains(resource.Id, StringComparer.OrdinalIgnoreCase);
            yield return isExcluded ? $"not for the excluded app(s) {Join(conditions.ExcludeApplications, Name)}"
                : Truth.IsEmpty(conditions.IncludeApplications) ? "not for apps, only for actions or authentication contexts"
                : $"only for {Join(conditions.IncludeApplications, Name)}";
        }

        if (context.Client is { } client && ConditionMatch.Client(conditions, client) == false)
        {
            yield return $"only for the client types {Join(conditions.ClientAppTypes)}";
        }

        if (context.Flow is { } flow && ConditionMatch.Flow(conditions, flow) == false)
        {
            yield return $"only at the authentication flow {Join(conditions.AuthenticationFlows)}";
        }

        if (context.Location is { } location && ConditionMatch.Location(conditions, location) == false)
        {
            yield return Limit("locations", conditions.IncludeLocations, conditions.ExcludeLocations, location.NamedLocationIds.Concat(location.IsTrusted ? ["AllTrusted"] : []));
        }

        if (context.Platform is { } platform && ConditionMatch.Platform(conditions, platform) == false)
        {
            yield return Limit("platforms", conditions.IncludePlatforms, conditions.ExcludePlatforms, [platform.ToString()]);
        }

        if (context.Device is { } device && ConditionMatch.Device(conditions, device) == false)
        {
            yield return $"device filter ({conditions.DeviceFilterMode ?? "mode unknown"}): {conditions.DeviceFilterRule}";
        }

        if (context.SignInRisk is { } risk && ConditionMatch.SignInRisk(conditions, risk) == false)
        {
            yield return $"only at sign-in risk {Join(conditions.SignInRiskLevels)}";
        }

        if (context.UserRisk is { } userRisk && ConditionMatch.UserRisk(conditions, userRisk) == false)
        {
            yield return $"only at user risk {Join(conditions.UserRiskLevels)}";
        }

        if (context.InsiderRisk is { } insider && ConditionMatch.Insider(conditions, insider) == false)
        {
            yield return $"only at insider risk {Join(conditions.InsiderRiskLevels)}";
        }
    }

    /// <summary>Conditions of which it is not known whether they take in the context; the context's own gaps among them.</summary>
    public static IEnumerable<string> Unknown(ConditionalAccessConditions conditions, SignInContext context)
    {
        if (context.Resource is null ? !Truth.Has(conditions.IncludeApplications, "All") || !Truth.IsEmpty(conditions.ExcludeApplications) : ConditionMatch.Resource(conditions, context.Resource) is null)
        {
            yield return conditions.ApplicationFilterRule is null ? "the app is not known" : "whether the app matches the filter for apps is not known";
        }

        if (context.Client is { } client ? ConditionMatch.Client(conditions, client) is null : ConditionMatch.Client(conditions, ClientApp.Browser) != true || ConditionMatch.Client(conditions, ClientApp.OtherLegacy) != true)
        {
            yield return "the client type is not known";
        }

        if (context.Flow is null && ConditionMatch.Flow(conditions, SignInFlow.Ordinary) != true)
        {
            yield return "the authentication flow is not known";
        }

        if (context.Location is null && (!Truth.IsEmpty(conditions.IncludeLocations) || !Truth.IsEmpty(conditions.ExcludeLocations))
            && !(Truth.Has(conditions.IncludeLocations, "All") && Truth.IsEmpty(conditions.ExcludeLocations)))
        {
            yield return "the place is not known";
        }

        if (context.Platform is null && (!Truth.IsEmpty(conditions.IncludePlatforms) || !Truth.IsEmpty(conditions.ExcludePlatforms))
            && !(Truth.Has(conditions.IncludePlatforms, "all") && Truth.IsEmpty(conditions.ExcludePlatforms)))
        {
            yield return "the platform is not known";
        }

        if (conditions.DeviceFilterRule is not null && (context.Device is null || ConditionMatch.Device(conditions, context.Device) is null))
        {
            yield return context.Device is null ? "the device is not known" : "the device filter cannot be read";
        }

        if (!Truth.IsEmpty(conditions.SignInRiskLevels) && (context.SignInRisk is not { } risk || ConditionMatch.SignInRisk(conditions, risk) is null))
        {
            yield return "the sign-in risk is not known";
        }

        if (!Truth.IsEmpty(conditions.UserRiskLevels) && (context.UserRisk is not { } userRisk || ConditionMatch.UserRisk(conditions, userRisk) is null))
        {
            yield return "the user risk is not known";
        }

        if (!Truth.IsEmpty(conditions.InsiderRiskLevels) && (context.InsiderRisk is not { } insider || ConditionMatch.Insider(conditions, insider) is null))
        {
            yield return "the insider risk is not known";
        }
    }

    /// <summary>What a policy takes in place of the demand, where it applies and does not make it.</summary>
    public static string Alternative(ConditionalAccessGrantControls? controls)
    {
        if (controls is null)
        {
            return "demands nothing at sign-in";
        }

        var weak = (controls.AllowedCombinations ?? []).Where(combination => Truth.Has(Strengths.SingleFactors, combination)).ToList();
        if (weak.Count > 0)
        {
            return $"the authentication strength accepts one factor: {string.Join(", ", weak)}";
        }

        var others = (controls.BuiltInControls ?? []).Where(control => !control.Equals("mfa", StringComparison.OrdinalIgnoreCase))
            .Concat(controls.CustomAuthenticationFactors ?? []).Concat((controls.TermsOfUse ?? []).Select(_ => "termsOfUse")).ToList();
        return others.Count > 0 ? $"{string.Join(" or ", others)} is accepted instead" : "is met by a weaker method";
    }

    private static string Limit(string what, IReadOnlyList<string>? include, IReadOnlyList<string>? exclude, IEnumerable<string> actual)
    {
        var isExcluded = actual.Any(value => Truth.Has(exclude, value));
        return isExcluded || Truth.IsEmpty(include) || Truth.Has(include, "All") ? $"not for the excluded {what} {Join(exclude)}" : $"only for the {what} {Join(include)}";
    }

    private static string Join(IReadOnlyList<string>? values, Func<string, string>? name = null) => string.Join(", ", (values ?? []).Select(value => name?.Invoke(value) ?? value));
}

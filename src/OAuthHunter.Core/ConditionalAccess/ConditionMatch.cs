using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>Whether a policy's conditions, one by one, take in a part of a context. Null: what is not known decides.</summary>
internal static class ConditionMatch
{
    private const string Newer = "unknownFutureValue";

    public static bool? Resource(ConditionalAccessConditions conditions, AccessResource resource)
    {
        switch (resource.Kind)
        {
            case AccessResourceKind.UserAction:
                return Truth.Has(conditions.IncludeUserActions, resource.Id);
            case AccessResourceKind.AuthenticationContext:
                return Truth.Has(conditions.IncludeAuthenticationContexts, resource.Id);
        }

        var hasFilter = conditions.ApplicationFilterRule is not null;
        if (conditions.IncludeApplications is null && !hasFilter)
        {
            return Truth.IsEmpty(conditions.IncludeUserActions) && Truth.IsEmpty(conditions.IncludeAuthenticationContexts) ? null : false;
        }

        // A filter looks at security attributes of apps, which are not read.
        bool? included = Truth.Has(conditions.IncludeApplications, "All") || Names(conditions.IncludeApplications, resource);
        bool? excluded = Names(conditions.ExcludeApplications, resource);
        if (hasFilter)
        {
            if (Is(conditions.ApplicationFilterMode, "exclude"))
            {
                excluded = Truth.Or(excluded, null);
            }
            else
            {
                included = Truth.Or(included, null);
            }
        }

        return Truth.And(included, Truth.Not(excluded));
    }

    public static bool? Client(ConditionalAccessConditions conditions, ClientApp client)
    {
        var types = conditions.ClientAppTypes;
        if (Truth.IsEmpty(types) || Truth.Has(types, "all"))
        {
            return true;
        }

        var isNamed = client switch
        {
            ClientApp.Browser => Truth.Has(types, "browser"),
            ClientApp.MobileOrDesktop => Truth.Has(types, "mobileAppsAndDesktopClients"),
            ClientApp.ExchangeActiveSync => Truth.Has(types, "exchangeActiveSync") || Truth.Has(types, "easSupported"),
            _ => Truth.Has(types, "other"),
        };
        return isNamed ? true : Truth.Has(types, Newer) ? null : false;
    }

    public static bool? Flow(ConditionalAccessConditions conditions, SignInFlow flow)
    {
        var flows = conditions.AuthenticationFlows;
        if (Truth.IsEmpty(flows) || (flows!.Count == 1 && Is(flows[0], "none")))
        {
            return true;
        }

        return flow switch
        {
            SignInFlow.DeviceCode => Truth.Has(flows, "deviceCodeFlow"),
            SignInFlow.AuthenticationTransfer => Truth.Has(flows, "authenticationTransfer"),
            _ => false,
        };
    }

    public static bool? Platform(ConditionalAccessConditions conditions, DevicePlatform platform)
    {
        // A user agent that names no known system is reached by "all" alone.
        var name = platform switch
        {
            DevicePlatform.Windows => "windows",
            DevicePlatform.MacOS => "macOS",
            DevicePlatform.IOS => "iOS",
            DevicePlatform.Android => "android",
            DevicePlatform.Linux => "linux",
            DevicePlatform.WindowsPhone => "windowsPhone",
            _ => string.Empty,
        };
        var included = Truth.IsEmpty(conditions.IncludePlatforms) || Truth.Has(conditions.IncludePlatforms, "all") || Truth.Has(conditions.IncludePlatforms, name);
        return included && !Truth.Has(conditions.ExcludePlatforms, "all") && !Truth.Has(conditions.ExcludePlatforms, name);
    }

    public static bool? Location(ConditionalAccessConditions conditions, AccessLocation location)
    {
        var included = Truth.IsEmpty(conditions.IncludeLocations) || Lies(conditions.IncludeLocations!, location);
        return included && !(conditions.ExcludeLocations is { } excluded && Lies(excluded, location));
    }

    public static bool? Device(ConditionalAccessConditions conditions, AccessDevice device)
    {
        if (conditions.DeviceFilterRule is not { Length: > 0 } rule)
        {
            return true;
        }

        var match = DeviceFilter.Parse(rule)?.Matches(device);
        return Is(conditions.DeviceFilterMode, "include") ? match : Is(conditions.DeviceFilterMode, "exclude") ? Truth.Not(match) : null;
    }

    public static bool? SignInRisk(ConditionalAccessConditions conditions, AccessRisk risk) => Level(conditions.SignInRiskLevels, risk.ToString());

    public static bool? UserRisk(ConditionalAccessConditions conditions, AccessRisk risk) => Level(conditions.UserRiskLevels, risk.ToString());

    public static bool? Insider(ConditionalAccessConditions conditions, InsiderRisk risk) => Level(conditions.InsiderRiskLevels, risk.ToString());

    private static bool? Level(IReadOnlyList<string>? levels, string level) =>
        Truth.IsEmpty(levels) || Truth.Has(levels, level) ? true : Truth.Has(levels, Newer) ? null : false;

    private static bool Lies(IReadOnlyList<string> locations, AccessLocation location) =>
        Truth.Has(locations, "All") || (location.IsTrusted && Truth.Has(locations, "AllTrusted")) || location.NamedLocationIds.Any(id => Truth.Has(locations, id));

    private static bool Names(IReadOnlyList<string>? apps, AccessResource resource) =>
        (resource.Id.Length > 0 && Truth.Has(apps, resource.Id)) || resource.Groups.Any(group => Truth.Has(apps, group));

    private static bool Is(string? value, string wanted) => string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase);
}

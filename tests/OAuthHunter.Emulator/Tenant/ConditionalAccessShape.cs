using System.Text.Json.Nodes;

namespace OAuthHunter.Emulator.Tenant;

/// <summary>Conditional Access policies and the places that they name, in Graph's shape.</summary>
internal static class ConditionalAccessShape
{
    public static void Policy(JsonObject row)
    {
        if (row["conditions"] is JsonObject conditions && !conditions.ContainsKey("users"))
        {
            Conditions(conditions);
        }

        if (row["grantControls"] is JsonObject grant)
        {
            grant.Put("authenticationStrength", grant.Gather(
                ("authenticationStrengthId", "id"), ("authenticationStrengthName", "displayName"), ("allowedCombinations", "allowedCombinations")));
        }

        if (row["sessionControls"] is JsonObject session && !session.ContainsKey("signInFrequency"))
        {
            row["sessionControls"] = Session(session);
        }
    }

    public static void NamedLocation(JsonObject row)
    {
        if (row["ipRanges"] is JsonArray ranges && ranges.All(range => range is JsonValue))
        {
            row["ipRanges"] = new JsonArray([.. ranges.Select(range => (JsonNode)new JsonObject { ["cidrAddress"] = range?.DeepClone() })]);
        }

        row["@odata.type"] ??= row["ipRanges"] is not null ? "#microsoft.graph.ipNamedLocation"
            : row["countriesAndRegions"] is not null ? "#microsoft.graph.countryNamedLocation"
            : "#microsoft.graph.compliantNetworkNamedLocation";
    }

    private static void Conditions(JsonObject row)
    {
        var users = row.Gather(Same("includeUsers", "excludeUsers", "includeGroups", "excludeGroups", "includeRoles", "excludeRoles")) ?? [];
        Guests(row, users, "includesGuestsOrExternalUsers", "includeGuestTypes", "includeExternalTenants", "includeGuestsOrExternalUsers");
        Guests(row, users, "excludesGuestsOrExternalUsers", "excludeGuestTypes", "excludeExternalTenants", "excludeGuestsOrExternalUsers");
        row["users"] = users;
        var applications = row.Gather([.. Same("includeApplications", "excludeApplications", "includeUserActions"), ("includeAuthenticationContexts", "includeAuthenticationContextClassReferences")]) ?? [];
        applications.Put("applicationFilter", row.Gather(("applicationFilterRule", "rule"), ("applicationFilterMode", "mode")));
        row["applications"] = applications;
        row.Put("locations", row.Gather(Same("includeLocations", "excludeLocations")));
        row.Put("platforms", row.Gather(Same("includePlatforms", "excludePlatforms")));
        if (row.Gather(("deviceFilterRule", "rule"), ("deviceFilterMode", "mode")) is { } filter)
        {
            row["devices"] = new JsonObject { ["deviceFilter"] = filter };
        }

        if (row.Gather(Same("includeServicePrincipals", "excludeServicePrincipals")) is { } workloads)
        {
            workloads.Put("servicePrincipalFilter", row.Gather(("servicePrincipalFilterRule", "rule"), ("servicePrincipalFilterMode", "mode")));
            row["clientApplications"] = workloads;
        }

        Flags(row, "insiderRiskLevels");
        if (row.Take("authenticationFlows") is JsonArray flows)
        {
            row["authenticationFlows"] = new JsonObject { ["transferMethods"] = Joined(flows) };
        }
    }

    private static JsonObject Session(JsonObject row)
    {
        var result = new JsonObject();
        On(result, "signInFrequency", row.Gather(
            ("signInFrequencyInterval", "frequencyInterval"), ("signInFrequencyType", "type"), ("signInFrequencyValue", "value"), ("signInFrequencyAuthenticationType", "authenticationType")));
        On(result, "persistentBrowser", row.Gather(("persistentBrowserMode", "mode")));
        On(result, "cloudAppSecurity", row.Gather(("cloudAppSecurityType", "cloudAppSecurityType")));
        On(result, "globalSecureAccessFilteringProfile", row.Gather(("globalSecureAccessProfileId", "profileId")));
        result["continuousAccessEvaluation"] = row.Gather(("continuousAccessEvaluationMode", "mode"));
        result["secureSignInSession"] = row.Gather(("secureSignInSession", "isEnabled"));
        result["applicationEnforcedRestrictions"] = row.Gather(("applicationEnforcedRestrictions", "isEnabled"));
        result["disableResilienceDefaults"] = row.Take("disableResilienceDefaults");
        return result;
    }

    private static void On(JsonObject result, string name, JsonObject? control)
    {
        if (control is not null)
        {
            control["isEnabled"] = true;
        }

        result[name] = control;
    }

    private static void Flags(JsonObject row, string name)
    {
        if (row[name] is JsonArray values)
        {
            row[name] = Joined(values);
        }
    }

    private static string Joined(JsonArray values) => string.Join(',', values.Select(value => value?.ToString()));

    private static void Guests(JsonObject row, JsonObject users, string flag, string kinds, string tenants, string property)
    {
        var isNamed = row.Take(flag)?.GetValue<bool>() == true;
        var types = row.Take(kinds) as JsonArray;
        var members = row.Take(tenants);
        if (isNamed)
        {
            // Older snapshots say only that guests are named.
            var guests = new JsonObject { ["guestOrExternalUserTypes"] = types is null ? "b2bCollaborationGuest" : Joined(types) };
            guests["externalTenants"] = members is null
                ? new JsonObject { ["membershipKind"] = "all" }
                : new JsonObject { ["membershipKind"] = "enumerated", ["members"] = members };
            users[property] = guests;
        }
    }

    private static (string From, string To)[] Same(params string[] names) => [.. names.Select(name => (name, name))];
}

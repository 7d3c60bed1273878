using System.Text.Json.Nodes;

namespace OAuthHunter.Emulator.Tenant;

/// <summary>Conditional Access policies in Graph's shape.</summary>
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
    }

    private static void Conditions(JsonObject row)
    {
        var users = row.Gather(Same("includeUsers", "excludeUsers", "includeGroups", "excludeGroups", "includeRoles", "excludeRoles")) ?? [];
        Guests(row, users, "includesGuestsOrExternalUsers", "includeGuestsOrExternalUsers");
        Guests(row, users, "excludesGuestsOrExternalUsers", "excludeGuestsOrExternalUsers");
        row["users"] = users;
        row.Put("applications", row.Gather(Same("includeApplications", "excludeApplications", "includeUserActions")));
        row.Put("locations", row.Gather(Same("includeLocations", "excludeLocations")));
        row.Put("platforms", row.Gather(Same("includePlatforms", "excludePlatforms")));
        if (row.Gather(("deviceFilterRule", "rule"), ("deviceFilterMode", "mode")) is { } filter)
        {
            row["devices"] = new JsonObject { ["deviceFilter"] = filter };
        }

        if (row.Take("authenticationFlows") is JsonArray flows)
        {
            row["authenticationFlows"] = new JsonObject { ["transferMethods"] = string.Join(',', flows.Select(flow => flow?.ToString())) };
        }
    }

    private static void Guests(JsonObject row, JsonObject users, string flag, string property)
    {
        if (row.Take(flag)?.GetValue<bool>() == true)
        {
            users[property] = new JsonObject { ["guestOrExternalUserTypes"] = "b2bCollaborationGuest" };
        }
    }

    private static (string From, string To)[] Same(params string[] names) => [.. names.Select(name => (name, name))];
}

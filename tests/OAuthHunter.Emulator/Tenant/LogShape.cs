using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OAuthHunter.Emulator.Tenant;

/// <summary>Sign-ins and directory audits in Graph's shape.</summary>
internal static class LogShape
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void SignIn(JsonObject row)
    {
        row.Put("status", row["status"] is JsonObject ? row.Take("status") : row.Gather(Same("errorCode", "failureReason", "additionalDetails")));
        var location = row.Gather(Same("city", "state", "countryOrRegion"));
        if (row.Gather(Same("latitude", "longitude")) is { } coordinates)
        {
            (location ??= [])["geoCoordinates"] = coordinates;
        }

        row.Put("location", location);
        row.Put("deviceDetail", row.Gather(
            ("deviceId", "deviceId"), ("deviceOperatingSystem", "operatingSystem"), ("deviceBrowser", "browser"), ("deviceIsCompliant", "isCompliant")));
    }

    public static void DirectoryAudit(JsonObject row)
    {
        if (row["initiatedBy"] is JsonObject actor && !actor.ContainsKey("user") && !actor.ContainsKey("app"))
        {
            row["initiatedBy"] = Actor(actor);
        }

        foreach (var property in row.Items("targetResources").SelectMany(target => target.Items("modifiedProperties")))
        {
            if (property.ContainsKey("name"))
            {
                property.Rename("name", "displayName");
                Quote(property, "oldValue");
                Quote(property, "newValue");
            }
        }

        foreach (var detail in row.Items("additionalDetails"))
        {
            detail.Rename("name", "key");
        }
    }

    private static JsonObject Actor(JsonObject actor)
    {
        var address = actor.Take("ipAddress");
        if (actor["kind"]?.ToString() == "Application")
        {
            var app = new JsonObject { ["app"] = actor.Gather(Same("appId", "displayName", "servicePrincipalId")) };
            app.Put("user", address is null ? null : new JsonObject { ["ipAddress"] = address });
            return app;
        }

        var user = actor.Gather(Same("id", "userPrincipalName", "displayName")) ?? [];
        user.Put("ipAddress", address);
        return new JsonObject { ["user"] = user, ["app"] = null };
    }

    /// <summary>Graph wraps texts in JSON; lists and objects it writes as they are.</summary>
    private static void Quote(JsonObject property, string name)
    {
        if (property[name]?.GetValue<string>() is { } text && !text.StartsWith('[') && !text.StartsWith('{'))
        {
            property[name] = JsonSerializer.Serialize(text, Relaxed);
        }
    }

    private static (string From, string To)[] Same(params string[] names) => [.. names.Select(name => (name, name))];
}

using System.Text.Json.Nodes;

namespace OAuthHunter.Emulator.Tenant;

/// <summary>Applications and service principals in Graph's shape.</summary>
internal static class AppShape
{
    public static void ServicePrincipal(JsonObject row)
    {
        Common(row, row.Take("hasPublisherFact")?.GetValue<bool>() == true);
        foreach (var scope in row.Items("oauth2PermissionScopes"))
        {
            scope.Rename("displayName", "adminConsentDisplayName");
        }
    }

    public static void Application(JsonObject row)
    {
        Common(row, hasPublisherFact: false);
        foreach (var trust in row.Items("federatedIdentityCredentials"))
        {
            trust.Remove("kind");
            trust.Rename("keyId", "id");
            trust.Rename("displayName", "name");
        }

        if (row.Take("redirectUris") is { } uris)
        {
            row["web"] = new JsonObject { ["redirectUris"] = uris };
        }

        if (row.Take("enableAccessTokenIssuance") is { } implicitTokens)
        {
            var web = row["web"] as JsonObject ?? [];
            row["web"] = web;
            web["implicitGrantSettings"] = new JsonObject { ["enableAccessTokenIssuance"] = implicitTokens };
        }

        if (row.Take("acceptMappedClaims") is { } mapped)
        {
            row["api"] = new JsonObject { ["acceptMappedClaims"] = mapped };
        }

        if (row.Take("isInstanceLocked") is { } locked)
        {
            row["servicePrincipalLockConfiguration"] = new JsonObject { ["isEnabled"] = locked, ["allProperties"] = locked.DeepClone() };
        }

        if (row.Items("requiredResourceAccess").Any(item => item.ContainsKey("permissionId")))
        {
            row["requiredResourceAccess"] = Required(row.Items("requiredResourceAccess"));
        }
    }

    private static void Common(JsonObject row, bool hasPublisherFact)
    {
        var publisher = row.Gather(("verifiedPublisherName", "displayName"), ("verifiedPublisherId", "verifiedPublisherId"));
        if (publisher is not null || hasPublisherFact)
        {
            row["verifiedPublisher"] = publisher ?? new JsonObject { ["displayName"] = null, ["verifiedPublisherId"] = null };
        }

        row.Refer("ownerIds", "owners");
        foreach (var credential in row.Items("passwordCredentials").Concat(row.Items("keyCredentials")))
        {
            credential.Remove("kind");
            credential.Rename("thumbprint", "customKeyIdentifier");
        }
    }

    private static JsonArray Required(IEnumerable<JsonObject> flat) => new(
    [
        .. flat.GroupBy(item => item["resourceAppId"]?.ToString()).Select(resource => (JsonNode)new JsonObject
        {
            ["resourceAppId"] = resource.Key,
            ["resourceAccess"] = new JsonArray(
            [
                .. resource.Select(item => (JsonNode)new JsonObject
                {
                    ["id"] = item["permissionId"]?.DeepClone(),
                    ["type"] = item["isApplicationPermission"]?.GetValue<bool>() == true ? "Role" : "Scope",
                }),
            ]),
        }),
    ]);
}

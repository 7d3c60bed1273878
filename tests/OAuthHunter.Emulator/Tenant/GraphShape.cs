using System.Text.Json;
using System.Text.Json.Nodes;

namespace OAuthHunter.Emulator.Tenant;

/// <summary>Gives rows of a snapshot, which are flat, the shape in which Graph sends them. A row that has Graph's shape keeps it.</summary>
internal static class GraphShape
{
    private static readonly Dictionary<string, Action<JsonObject>> Shapes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["organization"] = Organization,
        ["servicePrincipals"] = AppShape.ServicePrincipal,
        ["applications"] = AppShape.Application,
        ["groups"] = Group,
        ["appManagementPolicies"] = row => row.Refer("appliesToIds", "appliesTo"),
        ["deletedServicePrincipals"] = AppShape.ServicePrincipal,
        ["deletedApplications"] = AppShape.Application,
        ["tokenLifetimePolicies"] = row => row.Refer("appliesToIds", "appliesTo"),
        ["claimsMappingPolicies"] = row => row.Refer("appliesToIds", "appliesTo"),
        ["roleAssignments"] = RoleAssignment,
        ["roleAssignmentScheduleInstances"] = RoleAssignment,
        ["roleEligibilityScheduleInstances"] = RoleAssignment,
        ["conditionalAccessPolicies"] = ConditionalAccessShape.Policy,
        ["namedLocations"] = ConditionalAccessShape.NamedLocation,
        ["authenticationMethodsPolicy"] = AuthenticationMethodsShape.Policy,
        ["authenticationRequirements"] = row => row.Remove("userPrincipalName"),
        ["servicePrincipalSignInActivities"] = SignInActivity,
        ["appConsentRequests"] = ConsentRequest,
        ["riskDetections"] = row => row.Put("location", row.Gather(("city", "city"), ("countryOrRegion", "countryOrRegion"))),
        ["signIns"] = LogShape.SignIn,
        ["directoryAudits"] = LogShape.DirectoryAudit,
    };

    /// <summary>The row in Graph's shape; the same bytes for sets that need no change.</summary>
    public static ReadOnlyMemory<byte> Of(string set, ReadOnlyMemory<byte> line)
    {
        if (!Shapes.TryGetValue(set, out var shape))
        {
            return line;
        }

        var row = JsonNode.Parse(line.Span)!.AsObject();
        shape(row);
        return JsonSerializer.SerializeToUtf8Bytes(row);
    }

    private static void Organization(JsonObject row)
    {
        if (row["verifiedDomains"] is JsonArray domains && domains.All(domain => domain is JsonValue))
        {
            row["verifiedDomains"] = new JsonArray([.. domains.Select(domain => (JsonNode)new JsonObject { ["name"] = domain?.DeepClone() })]);
        }
    }

    /// <summary>What the snapshot knows of the principal comes when it is expanded.</summary>
    private static void RoleAssignment(JsonObject row)
    {
        var type = row.Take("principalType")?.ToString();
        var principal = row.Gather(("principalDisplayName", "displayName"), ("principalUserPrincipalName", "userPrincipalName"));
        if (type is null && principal is null)
        {
            return;
        }

        principal ??= [];
        principal["id"] = row["principalId"]?.DeepClone();
        if (type is not null)
        {
            principal["@odata.type"] = $"#microsoft.graph.{char.ToLowerInvariant(type[0])}{type[1..]}";
        }

        row["principal"] = principal;
    }

    private static void Group(JsonObject row)
    {
        row.Refer("memberIds", "members");
        row.Refer("ownerIds", "owners");
    }

    private static void ConsentRequest(JsonObject row)
    {
        foreach (var request in row.Items("userConsentRequests"))
        {
            request.Put("createdBy", request.Gather(("userId", "id"), ("userPrincipalName", "userPrincipalName")) is { } user ? new JsonObject { ["user"] = user } : null);
        }

        if (row["pendingScopes"] is JsonArray scopes && scopes.All(scope => scope is JsonValue))
        {
            row["pendingScopes"] = new JsonArray([.. scopes.Select(scope => (JsonNode)new JsonObject { ["displayName"] = scope?.DeepClone() })]);
        }
    }

    private static void SignInActivity(JsonObject row)
    {
        row.Put("lastSignInActivity", row.Gather(("lastSignInDateTime", "lastSignInDateTime")));
        row.Put("applicationAuthenticationClientSignInActivity", row.Gather(("applicationAuthenticationClientLastSignInDateTime", "lastSignInDateTime")));
    }
}

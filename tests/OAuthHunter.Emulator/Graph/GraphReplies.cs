using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Hosting;

namespace OAuthHunter.Emulator.Graph;

/// <summary>Refusals in Graph's words.</summary>
internal static class GraphReplies
{
    public static EmulatorReply Error(GraphException error) => Error(error.Status, error.Code, error.Message);

    public static EmulatorReply Error(int status, string code, string message)
    {
        var requestId = Guid.NewGuid().ToString();
        return EmulatorReply.Json(status, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = message,
                ["innerError"] = new JsonObject { ["request-id"] = requestId, ["client-request-id"] = requestId },
            },
        }).With("request-id", requestId);
    }

    public static EmulatorReply NoToken() => Error(401, "InvalidAuthenticationToken", "Access token is empty.");

    public static EmulatorReply WrongAudience() => Error(401, "InvalidAuthenticationToken", "Access token validation failure. Invalid audience.");

    public static EmulatorReply NoPermission() => Error(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

    public static EmulatorReply NoLicence(GraphResource resource) => resource.Licence switch
    {
        "P2" when resource.Path.StartsWith("roleManagement", StringComparison.Ordinal) =>
            Error(400, "AadPremiumLicenseRequired", "The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license."),
        "P2" => Error(403, "Forbidden", "Your tenant is not licensed for this feature."),
        _ => Error(403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant", "Neither tenant is B2C or tenant doesn't have premium license"),
    };

    public static EmulatorReply NoSegment(string path) => Error(400, "BadRequest", $"Resource not found for the segment '{path.Split('/')[^1]}'.");

    public static EmulatorReply NoObject(string? key) =>
        Error(404, "Request_ResourceNotFound", $"Resource '{key}' does not exist or one of its queried reference-property objects are not present.");
}

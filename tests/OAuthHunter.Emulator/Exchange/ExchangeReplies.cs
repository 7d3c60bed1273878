using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Hosting;

namespace OAuthHunter.Emulator.Exchange;

/// <summary>Refusals in the endpoint's shapes: the message that helps is the innermost.</summary>
internal static class ExchangeReplies
{
    public static EmulatorReply Error(int status, string code, string type, string message) => EmulatorReply.Json(status, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = "Invalid Operation",
            ["details"] = new JsonArray(new JsonObject
            {
                ["code"] = "Context",
                ["target"] = string.Empty,
                ["message"] = $"Ex6F9304|{type}|{message}",
            }),
            ["innererror"] = new JsonObject
            {
                ["message"] = "Invalid Operation",
                ["type"] = "Microsoft.Exchange.Admin.OData.Core.ODataServiceException",
                ["internalexception"] = new JsonObject { ["message"] = message, ["type"] = type },
            },
        },
    });

    public static EmulatorReply BadRequest(string message) => Error(400, "BadRequest", "System.Management.Automation.ParameterBindingException", message);

    public static EmulatorReply NotFound(string identity) => Error(
        404, "NotFound", "Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException", $"The operation couldn't be performed because object '{identity}' couldn't be found.");

    public static EmulatorReply ExpiredPage() => Error(
        400, "BadRequest", "Microsoft.Exchange.Admin.OData.Core.ODataServiceException", "Expired or Invalid pagination request. Default Expiry time is 00:30:00");

    public static EmulatorReply NoToken() => EmulatorReply.Empty(401).With("WWW-Authenticate", "Bearer error=\"invalid_token\"");

    /// <summary>A single NUL byte that claims to be gzip, for a cmdlet that does not exist as for one that the caller may not run.</summary>
    public static EmulatorReply Forbidden() => new EmulatorReply(403, new byte[] { 0 }).With("Content-Encoding", "gzip");
}

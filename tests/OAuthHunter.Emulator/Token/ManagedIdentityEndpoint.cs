using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using OAuthHunter.Emulator.Hosting;

namespace OAuthHunter.Emulator.Token;

/// <summary>
/// Managed identity as a virtual machine gives it (<c>/metadata/identity/oauth2/token</c> with <c>Metadata: true</c>) and as App
/// Service and Azure Automation do (<c>/msi/token</c> with <c>X-IDENTITY-HEADER</c>).
/// </summary>
internal sealed class ManagedIdentityEndpoint(TokenMint mint)
{
    public EmulatorReply Serve(EmulatorRequest request)
    {
        var isMetadata = request.Path.StartsWith("/metadata/", StringComparison.OrdinalIgnoreCase);
        if (isMetadata ? request.Header("Metadata") != "true" : string.IsNullOrEmpty(request.Header("X-IDENTITY-HEADER")))
        {
            return TokenEndpoint.Error(400, "invalid_request", isMetadata ? "Required metadata header not specified" : "The identity header is missing.");
        }

        var query = QueryHelpers.ParseQuery(request.QueryString);
        var resource = query.TryGetValue("resource", out var value) ? value.ToString() : null;
        if (TokenMint.ServiceOf(resource) is not { } service || !query.ContainsKey("api-version"))
        {
            return TokenEndpoint.Error(400, "invalid_resource", $"AADSTS500011: The resource principal named {resource} was not found.");
        }

        var expires = DateTimeOffset.UtcNow.AddSeconds(mint.LifetimeSeconds);
        return EmulatorReply.Json(200, new JsonObject
        {
            ["access_token"] = mint.Issue(service),
            ["client_id"] = query.TryGetValue("client_id", out var clientId) ? clientId.ToString() : "00000000-0000-4000-8000-0000000000c1",
            ["expires_in"] = mint.LifetimeSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["expires_on"] = expires.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["resource"] = resource,
            ["token_type"] = "Bearer",
        });
    }
}

using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Hosting;

namespace OAuthHunter.Emulator.Token;

/// <summary>What identity libraries ask an authority about itself before they ask for a token.</summary>
internal static class AuthorityMetadata
{
    public static EmulatorReply OpenIdConfiguration(EmulatorRequest request, string tenantId)
    {
        var authority = $"{request.BaseAddress}/{tenantId}";
        return EmulatorReply.Json(200, new JsonObject
        {
            ["issuer"] = $"{authority}/v2.0",
            ["authorization_endpoint"] = $"{authority}/oauth2/v2.0/authorize",
            ["token_endpoint"] = $"{authority}/oauth2/v2.0/token",
            ["device_authorization_endpoint"] = $"{authority}/oauth2/v2.0/devicecode",
            ["jwks_uri"] = $"{authority}/discovery/v2.0/keys",
        });
    }

    public static EmulatorReply InstanceDiscovery(EmulatorRequest request, string tenantId)
    {
        var host = new Uri(request.BaseAddress).Authority;
        return EmulatorReply.Json(200, new JsonObject
        {
            ["tenant_discovery_endpoint"] = $"{request.BaseAddress}/{tenantId}/v2.0/.well-known/openid-configuration",
            ["api-version"] = "1.1",
            ["metadata"] = new JsonArray(new JsonObject
            {
                ["preferred_network"] = host,
                ["preferred_cache"] = host,
                ["aliases"] = new JsonArray(host),
            }),
        });
    }
}

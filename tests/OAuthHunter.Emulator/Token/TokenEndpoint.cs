using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using OAuthHunter.Emulator.Hosting;

namespace OAuthHunter.Emulator.Token;

/// <summary>The identity platform's token endpoint: secret, certificate or federated assertion, and device code.</summary>
internal sealed class TokenEndpoint(EmulatorOptions options, TokenMint mint)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const string DeviceCodeGrant = "urn:ietf:params:oauth:grant-type:device_code";

    private readonly DeviceCodes deviceCodes = new();

    public EmulatorReply Serve(EmulatorRequest request)
    {
        var form = QueryHelpers.ParseQuery(request.BodyText).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var clientId = form.GetValueOrDefault("client_id");
        if (!Guid.TryParse(clientId, out _) || (options.ClientId is { } known && !known.Equals(clientId, StringComparison.OrdinalIgnoreCase)))
        {
            return Error(400, "unauthorized_client", "AADSTS700016: Application was not found in the directory.");
        }

        if (request.Path.EndsWith("/devicecode", StringComparison.OrdinalIgnoreCase))
        {
            return deviceCodes.Start(form.GetValueOrDefault("scope"), request.BaseAddress);
        }

        return form.GetValueOrDefault("grant_type") switch
        {
            "client_credentials" => ClientCredentials(form, clientId!),
            DeviceCodeGrant => DeviceCode(form),
            var other => Error(400, "unsupported_grant_type", $"AADSTS70003: The app requested an unsupported grant type '{other}'."),
        };
    }

    private EmulatorReply ClientCredentials(Dictionary<string, string> form, string clientId)
    {
        if (form.TryGetValue("client_secret", out var secret))
        {
            if (secret != options.ClientSecret)
            {
                return Error(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
            }
        }
        else if (form.GetValueOrDefault("client_assertion_type") != AssertionType || !IsAssertion(form.GetValueOrDefault("client_assertion"), clientId))
        {
            return Error(401, "invalid_client", "AADSTS7000216: 'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.");
        }

        var scope = form.GetValueOrDefault("scope");
        return scope?.EndsWith("/.default", StringComparison.Ordinal) == true && TokenMint.ServiceOf(scope) is { } service
            ? Issued(mint.Issue(service), mint.LifetimeSeconds)
            : Error(400, "invalid_scope", $"AADSTS1002012: The provided value for scope {scope} is not valid.");
    }

    private EmulatorReply DeviceCode(Dictionary<string, string> form)
    {
        if (deviceCodes.Redeem(form.GetValueOrDefault("device_code"), out var scope) is { } refusal)
        {
            return refusal;
        }

        var service = scope?.Split(' ').Select(TokenMint.ServiceOf).FirstOrDefault(found => found is not null) ?? TokenService.Graph;
        return Issued(mint.Issue(service, isDelegated: true), mint.LifetimeSeconds);
    }

    /// <summary>
    /// The shape of an assertion, not its signature: three parts, a header that names an algorithm, and an issuer and subject that
    /// are the client (certificate), or any issuer (a federated trust).
    /// </summary>
    private static bool IsAssertion(string? assertion, string clientId)
    {
        var parts = assertion?.Split('.') ?? [];
        if (parts.Length != 3 || parts[2].Length == 0)
        {
            return false;
        }

        try
        {
            using var header = JsonDocument.Parse(TokenMint.Decode(parts[0]));
            using var payload = JsonDocument.Parse(TokenMint.Decode(parts[1]));
            var isSelfIssued = payload.RootElement.TryGetProperty("iss", out var issuer) && issuer.GetString() == clientId;
            return header.RootElement.TryGetProperty("alg", out var algorithm)
                && algorithm.GetString() is "RS256" or "PS256"
                && payload.RootElement.TryGetProperty("sub", out var subject)
                && (!isSelfIssued || subject.GetString() == clientId)
                && payload.RootElement.TryGetProperty("exp", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    internal static EmulatorReply Issued(string token, int lifetime) => EmulatorReply.Json(200, new JsonObject
    {
        ["token_type"] = "Bearer",
        ["expires_in"] = lifetime,
        ["ext_expires_in"] = lifetime,
        ["access_token"] = token,
    });

    internal static EmulatorReply Error(int status, string code, string description) => EmulatorReply.Json(status, new JsonObject
    {
        ["error"] = code,
        ["error_description"] = description,
    });
}

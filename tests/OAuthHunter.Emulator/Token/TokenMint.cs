using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Hosting;

namespace OAuthHunter.Emulator.Token;

/// <summary>Issues and checks tokens. They look like JWTs and open nothing but the emulator that issued them.</summary>
internal sealed class TokenMint(EmulatorOptions options, string tenantId)
{
    private const string GraphAudience = "https://graph.microsoft.com";
    private const string ExchangeAudience = "https://outlook.office365.com";
    private const string MonitorAudience = "https://monitor.azure.com";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    public int LifetimeSeconds => (int)Lifetime.TotalSeconds;

    /// <summary>The service that a scope or resource names; null for any other.</summary>
    public static TokenService? ServiceOf(string? scope) => scope switch
    {
        null => null,
        _ when scope.Contains("outlook", StringComparison.OrdinalIgnoreCase) => TokenService.Exchange,
        _ when scope.StartsWith(MonitorAudience, StringComparison.OrdinalIgnoreCase) => TokenService.Monitor,
        _ when scope.Contains("graph", StringComparison.OrdinalIgnoreCase) => TokenService.Graph,
        _ => null,
    };

    /// <summary>A token for what the options grant.</summary>
    public string Issue(TokenService service, bool isDelegated = false) =>
        Issue(service, service switch { TokenService.Graph => options.GraphPermissions, TokenService.Exchange => options.ExchangePermissions, _ => [] }, options.DirectoryRoles, isDelegated);

    public string Issue(TokenService service, IReadOnlyList<string> permissions, IReadOnlyList<string> directoryRoles, bool isDelegated)
    {
        var now = DateTimeOffset.UtcNow;
        var payload = new JsonObject
        {
            ["aud"] = AudienceOf(service),
            ["tid"] = tenantId,
            ["appid"] = options.ClientId ?? "00000000-0000-4000-8000-0000000000c1",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.Add(Lifetime).ToUnixTimeSeconds(),
            ["idtyp"] = isDelegated ? "user" : "app",
            ["wids"] = List(directoryRoles),
        };
        if (isDelegated)
        {
            payload["scp"] = string.Join(' ', permissions);
            payload["upn"] = "hunter@contoso.com";
        }
        else
        {
            payload["roles"] = List(permissions);
        }

        var text = $"{Encode("""{"typ":"JWT","alg":"HS256"}"""u8)}.{Encode(JsonSerializer.SerializeToUtf8Bytes(payload))}";
        return $"{text}.{Sign(text)}";
    }

    /// <summary>The caller; null when the token is not ours, changed or out of date.</summary>
    public EmulatedIdentity? Read(string? token)
    {
        var parts = token?.Split('.') ?? [];
        if (parts.Length != 3 || !string.Equals(Sign($"{parts[0]}.{parts[1]}"), parts[2], StringComparison.Ordinal))
        {
            return null;
        }

        using var document = JsonDocument.Parse(Decode(parts[1]));
        var payload = document.RootElement;
        if (payload.GetProperty("exp").GetInt64() <= DateTimeOffset.UtcNow.ToUnixTimeSeconds())
        {
            return null;
        }

        var isDelegated = payload.TryGetProperty("scp", out var scopes);
        return new EmulatedIdentity(
            Enum.GetValues<TokenService>().Single(service => AudienceOf(service) == payload.GetProperty("aud").GetString()),
            isDelegated ? scopes.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries) : Texts(payload.GetProperty("roles")),
            Texts(payload.GetProperty("wids")),
            isDelegated);
    }

    /// <summary>The bytes of a base64url text; nothing when it is none.</summary>
    public static byte[] Decode(string text)
    {
        var padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var count) ? bytes[..count] : [];
    }

    private static string AudienceOf(TokenService service) => service switch
    {
        TokenService.Graph => GraphAudience,
        TokenService.Exchange => ExchangeAudience,
        _ => MonitorAudience,
    };

    private static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static JsonArray List(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode)item)]);

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    private string Sign(string text) => Encode(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text)));
}

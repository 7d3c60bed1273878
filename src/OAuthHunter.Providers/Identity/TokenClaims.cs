using System.Text;
using System.Text.Json;

namespace OAuthHunter.Providers.Identity;

/// <summary>What a token says of itself. Read for advice only, never trusted: the service decides.</summary>
internal sealed record TokenClaims
{
    /// <summary>Whether the token could be read at all.</summary>
    public bool IsReadable { get; init; }

    /// <summary>Application permissions or delegated scopes.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    public bool IsApplication { get; init; }

    public string? TenantId { get; init; }

    public string? AppId { get; init; }

    /// <summary>The person that the token speaks for; null for an app.</summary>
    public string? UserPrincipalName { get; init; }

    public DateTimeOffset? ExpiresOn { get; init; }

    public static TokenClaims Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
        {
            return new TokenClaims();
        }

        try
        {
            var body = parts[1].Replace('-', '+').Replace('_', '/');
            body = body.PadRight(body.Length + ((4 - (body.Length % 4)) % 4), '=');
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(body)));
            return Of(document.RootElement);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return new TokenClaims();
        }
    }

    private static TokenClaims Of(JsonElement claims)
    {
        var scopes = Text(claims, "scp")?.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var roles = claims.TryGetProperty("roles", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(role => role.GetString()).OfType<string>()
            : [];
        return new TokenClaims
        {
            IsReadable = true,
            Permissions = scopes ?? [.. roles],
            IsApplication = scopes is null,
            TenantId = Text(claims, "tid"),
            AppId = Text(claims, "appid") ?? Text(claims, "azp"),
            UserPrincipalName = Text(claims, "upn") ?? Text(claims, "unique_name"),
            ExpiresOn = claims.TryGetProperty("exp", out var exp) && exp.TryGetInt64(out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
        };
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

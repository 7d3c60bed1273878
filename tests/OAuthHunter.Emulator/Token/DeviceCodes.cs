using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Hosting;

namespace OAuthHunter.Emulator.Token;

/// <summary>Device codes that wait. The user "signs in" between the first and the second poll.</summary>
internal sealed class DeviceCodes
{
    private readonly ConcurrentDictionary<string, Waiting> waiting = new(StringComparer.Ordinal);

    public EmulatorReply Start(string? scope, string baseAddress)
    {
        var code = Guid.NewGuid().ToString("N");
        waiting[code] = new Waiting(scope);
        return EmulatorReply.Json(200, new JsonObject
        {
            ["device_code"] = code,
            ["user_code"] = code[..8].ToUpperInvariant(),
            ["verification_uri"] = $"{baseAddress}/devicelogin",
            ["expires_in"] = 900,
            ["interval"] = 1,
            ["message"] = $"To sign in, open {baseAddress}/devicelogin and enter the code {code[..8].ToUpperInvariant()}.",
        });
    }

    /// <summary>Null when the code is redeemed, else the refusal.</summary>
    public EmulatorReply? Redeem(string? code, out string? scope)
    {
        scope = null;
        if (code is null || !waiting.TryGetValue(code, out var entry))
        {
            return TokenEndpoint.Error(400, "bad_verification_code", "AADSTS70000: The device code was not recognised.");
        }

        if (Interlocked.Increment(ref entry.Polls) == 1)
        {
            return TokenEndpoint.Error(400, "authorization_pending", "AADSTS70016: The end-user has not completed sign-in.");
        }

        waiting.TryRemove(code, out _);
        scope = entry.Scope;
        return null;
    }

    private sealed class Waiting(string? scope)
    {
        public int Polls;

        public string? Scope { get; } = scope;
    }
}

using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>
/// Sign-ins of people that tell something of consents: those that ended at the consent page, and those that Identity Protection
/// rated risky or that took a device code. Both are rare; equal ones share an entry.
/// </summary>
public sealed class ConsentSignInLedger
{
    // More than any tenant has in a month; beyond it new ones are dropped, those known go on being counted.
    private const int MostEntries = 100_000;

    private readonly Dictionary<(string App, string User, int Error, long Day), ConsentPrompt> prompts = [];
    private readonly Dictionary<(string User, string Address, string Kind, long Hour), NotedSignIn> noted = [];

    /// <summary>Declined or refused consents, in no particular order.</summary>
    internal IEnumerable<ConsentPrompt> Prompts => prompts.Values;

    /// <summary>Risky sign-ins and those by device code, in no particular order.</summary>
    internal IEnumerable<NotedSignIn> Noted => noted.Values;

    internal void Add(SignIn signIn)
    {
        if (signIn.CreatedDateTime is not { } time || (signIn.UserPrincipalName ?? signIn.UserId)?.Trim().ToLowerInvariant() is not { Length: > 0 } user)
        {
            return;
        }

        if (ConsentPrompt.IsOne(signIn.ErrorCode) && signIn.AppId is { Length: > 0 } app)
        {
            var key = (app.ToLowerInvariant(), user, signIn.ErrorCode!.Value, time.UtcTicks / TimeSpan.TicksPerDay);
            var prompt = new ConsentPrompt(key.Item1, signIn.AppDisplayName, user, signIn.ErrorCode.Value, time, Row(signIn, time, user));
            if (prompts.TryGetValue(key, out var known) ? IsBefore(prompt.Evidence, known.Evidence) : prompts.Count < MostEntries)
            {
                prompts[key] = prompt;
            }
        }
        else if (signIn.ErrorCode is null or 0 && KindOf(signIn) is { } kind)
        {
            var key = (user, signIn.IPAddress?.ToLowerInvariant() ?? string.Empty, kind, time.UtcTicks / TimeSpan.TicksPerHour);
            noted.TryGetValue(key, out var known);
            if (known is null && noted.Count >= MostEntries)
            {
                return;
            }

            var row = Row(signIn, time, user);
            noted[key] = new NotedSignIn(
                user,
                signIn.UserId?.ToLowerInvariant() ?? known?.UserId,
                kind,
                known is null || time < known.First ? time : known.First,
                known is null || time > known.Last ? time : known.Last,
                known is null || IsBefore(row, known.Evidence) ? row : known.Evidence);
        }
    }

    private static string? KindOf(SignIn signIn) => signIn.RiskLevelDuringSignIn?.ToLowerInvariant() switch
    {
        "high" => "at high risk",
        "medium" => "at medium risk",
        _ => string.Equals(signIn.AuthenticationProtocol, "deviceCode", StringComparison.OrdinalIgnoreCase) ? "by device code" : null,
    };

    private static bool IsBefore(EvidenceItem one, EvidenceItem other) =>
        one.Time < other.Time || (one.Time == other.Time && string.CompareOrdinal(one.Key + one.Origin, other.Key + other.Origin) < 0);

    private static EvidenceItem Row(SignIn signIn, DateTimeOffset time, string user)
    {
        var what = ConsentPrompt.IsOne(signIn.ErrorCode) ? ConsentPrompt.Describe(signIn.ErrorCode!.Value) : $"signed in {KindOf(signIn)}";
        return EvidenceItem.Of(
            signIn.FromUnifiedAuditLog ? EntitySets.UnifiedAuditLog : EntitySets.SignIns,
            signIn,
            signIn.Id,
            $"{user} {what}: '{signIn.AppDisplayName ?? signIn.AppId}'{(signIn.IPAddress is null ? string.Empty : " from " + signIn.IPAddress)}",
            time);
    }
}

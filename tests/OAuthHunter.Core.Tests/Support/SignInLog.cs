using OAuthHunter.Evidence;
using OAuthHunter.Facts.SignIns;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Support;

/// <summary>Invented sign-ins, and what the analysis makes of them.</summary>
internal static class SignInLog
{
    public static readonly DateTimeOffset Day = new(2026, 9, 20, 8, 0, 0, TimeSpan.Zero);

    public const string Browser = "Mozilla/5.0 (Windows NT 10.0) Contoso/1.0";

    public static SignIn Failure(string user, string address, double second, int error = 50126, string? agent = Browser, string? client = "Browser", string app = "11111111-0000-0000-0000-000000000001") => new()
    {
        UserPrincipalName = user,
        IPAddress = address,
        CreatedDateTime = Day.AddSeconds(second),
        ErrorCode = error,
        UserAgent = agent,
        ClientAppUsed = client,
        AppId = app,
    };

    public static SignIn Success(string user, string address, double second, string? agent = Browser) => Failure(user, address, second, 0, agent);

    public static SignIn At(this SignIn signIn, string? city, string? country, double latitude, double longitude) =>
        signIn with { City = city, CountryOrRegion = country, Latitude = latitude, Longitude = longitude, IsInteractive = true };

    public static SignIn InBoston(string user, double second, string address = "192.0.2.10") => Success(user, address, second).At("Boston", "US", 42.3601, -71.0589);

    public static SignIn InDallas(string user, double second, string address = "198.51.100.10") => Success(user, address, second).At("Dallas", "US", 32.7767, -96.7970);

    public static string User(int number) => $"user{number:000}@contoso.com";

    /// <summary>One failure each for so many users, a fixed pause apart.</summary>
    public static IEnumerable<SignIn> Spray(int users, string address, double pause, double start = 0) =>
        Enumerable.Range(1, users).Select(number => Failure(User(number), address, start + ((number - 1) * pause)));

    public static SignInLedger Ledger(IEnumerable<SignIn> signIns, int capacity = 100_000)
    {
        var ledger = new SignInLedger(capacity);
        var line = 0;
        foreach (var signIn in signIns)
        {
            if (signIn.Origin.Line == 0)
            {
                signIn.Origin = new EvidenceOrigin("signIns.ndjson", ++line);
            }

            ledger.Add(signIn);
        }

        return ledger;
    }

    public static SignInFacts Analyze(IEnumerable<SignIn> signIns) => SignInAnalyzer.Analyze(Ledger(signIns));

    public static TestTenant Tenant(IEnumerable<SignIn> signIns) => TestTenant.Contoso().Add(EntitySets.SignIns, [.. signIns]);
}

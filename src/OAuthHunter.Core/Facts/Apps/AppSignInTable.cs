using System.Globalization;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.SignIns;
using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Apps;

/// <summary>Sign-ins of apps as themselves, by app.</summary>
internal sealed class AppSignInTable
{
    private readonly Lazy<Dictionary<string, List<AppSignIn>>> byApp;

    private AppSignInTable(Func<Dictionary<string, List<AppSignIn>>> read, string? limitation)
    {
        byApp = new Lazy<Dictionary<string, List<AppSignIn>>>(read);
        Limitation = limitation;
    }

    public static AppSignInTable Empty { get; } = new(() => [], null);

    /// <summary>Why times are coarser than the rules ask for; null when they are not.</summary>
    public string? Limitation { get; }

    public static AppSignInTable Of(AppSignInLedger ledger) => new(() => Read(ledger), ledger.Limitation);

    /// <summary>Sign-ins of the app, under whichever of its ids the log has them.</summary>
    public AppSignInHistory Of(AppProfile app)
    {
        var ids = new[] { app.AppId, app.ServicePrincipalId }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);
        var rows = ids.SelectMany(id => byApp.Value.TryGetValue(id, out var found) ? found : []).ToList();
        return rows.Count == 0 ? AppSignInHistory.Empty : new AppSignInHistory(rows);
    }

    private static Dictionary<string, List<AppSignIn>> Read(AppSignInLedger ledger)
    {
        var byApp = new Dictionary<string, List<AppSignIn>>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in ledger.Cells)
        {
            if (!byApp.TryGetValue(pair.Key.App, out var rows))
            {
                byApp.Add(pair.Key.App, rows = []);
            }

            rows.Add(ToRow(pair.Key, pair.Value, ledger.Networks));
        }

        return byApp;
    }

    private static AppSignIn ToRow(AppSignInKey key, AppSignInCell cell, IReadOnlyDictionary<string, int> networks)
    {
        var result = key.Error == 0 ? "signed in" : $"failed to sign in ({SignInCodes.Describe(key.Error)})";
        var with = key.KeyId is null ? string.Empty : $" with credential {key.KeyId}";
        var times = cell.Count == 1 ? string.Empty : $", {cell.Count} times until {cell.Last.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}Z";
        return new AppSignIn
        {
            Address = key.Address,
            Network = networks.TryGetValue(key.Address, out var number) ? "AS" + number.ToString(CultureInfo.InvariantCulture) : NetworkAddress.NetworkOf(key.Address),
            KeyId = key.KeyId,
            Resource = key.Resource,
            Error = key.Error,
            Count = cell.Count,
            First = cell.First,
            Last = cell.Last,
            Evidence = new EvidenceItem
            {
                EntitySet = (cell.IsFromUnifiedAuditLog ? EntitySets.UnifiedAuditLog : EntitySets.SignIns).Name,
                Key = cell.FirstId,
                Time = cell.First,
                Description = $"App {key.App} {result} from {key.Address}{with}{times}",
                Origin = cell.FirstOrigin,
            },
        };
    }
}

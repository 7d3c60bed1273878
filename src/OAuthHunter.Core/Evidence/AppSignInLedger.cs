using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>
/// Sign-ins of apps as themselves, distilled while they stream by: equal ones share a cell per hour (successes) or five minutes
/// (failures). When there are too many cells the buckets grow coarser and <see cref="Limitation"/> says so. The order of rows
/// does not matter.
/// </summary>
public sealed class AppSignInLedger
{
    // Each bucket holds the one before it whole, so that coarsening twice is coarsening once.
    private static readonly int[] SuccessMinutes = [60, 1440, 10080];
    private static readonly int[] FailureMinutes = [5, 60, 1440];

    private readonly int capacity;
    private readonly Dictionary<string, int> networks = new(StringComparer.Ordinal);
    private Dictionary<AppSignInKey, AppSignInCell> cells = [];
    private int level;

    public AppSignInLedger()
        : this(200_000)
    {
    }

    internal AppSignInLedger(int capacity) => this.capacity = capacity;

    /// <summary>Why times are coarser than the rules ask for; null when they are not.</summary>
    public string? Limitation => level == 0 ? null : $"Sign-ins of apps are so many that they were counted per {SuccessMinutes[level]} min: what came shortly before or after may be missed.";

    internal IReadOnlyDictionary<AppSignInKey, AppSignInCell> Cells => cells;

    /// <summary>Autonomous systems of addresses, as far as the log tells.</summary>
    internal IReadOnlyDictionary<string, int> Networks => networks;

    internal void Add(SignIn signIn)
    {
        if (signIn.ServicePrincipalId is not { Length: > 0 } principal || signIn.UserId is not null || signIn.UserPrincipalName is not null || signIn.CreatedDateTime is not { } time)
        {
            return;
        }

        var address = signIn.IPAddress?.Trim().ToLowerInvariant() ?? string.Empty;
        if (signIn.AutonomousSystemNumber is { } number && (!networks.TryGetValue(address, out var known) || number < known))
        {
            networks[address] = number;
        }

        var app = (string.IsNullOrEmpty(signIn.AppId) ? principal : signIn.AppId!).ToLowerInvariant();
        var key = new AppSignInKey(app, address, signIn.ServicePrincipalCredentialKeyId?.ToLowerInvariant(), signIn.ResourceId?.ToLowerInvariant(), signIn.ErrorCode ?? 0, 0);
        key = key with { Bucket = Bucket(key.Error, time) };
        if (!cells.TryGetValue(key, out var cell))
        {
            cells.Add(key, cell = new AppSignInCell());
        }

        cell.Add(signIn, time);
        while (cells.Count > capacity && level < SuccessMinutes.Length - 1)
        {
            level++;
            Coarsen();
        }
    }

    private void Coarsen()
    {
        var merged = new Dictionary<AppSignInKey, AppSignInCell>();
        foreach (var pair in cells)
        {
            var key = pair.Key with { Bucket = Bucket(pair.Key.Error, pair.Value.First) };
            if (merged.TryGetValue(key, out var cell))
            {
                cell.Merge(pair.Value);
            }
            else
            {
                merged.Add(key, pair.Value);
            }
        }

        cells = merged;
    }

    private long Bucket(int error, DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerMinute / (error == 0 ? SuccessMinutes : FailureMinutes)[level];
}

using OAuthHunter.Model;

namespace OAuthHunter.Facts.SignIns;

/// <summary>
/// Sign-ins of users, distilled while they stream by: equal ones are counted in one cell per minute (failures) or quarter of
/// an hour (right passwords). Memory follows distinct cells; when there are too many, the buckets grow coarser and
/// <see cref="Limitation"/> says so. The result does not depend on the order of the rows.
/// </summary>
public sealed class SignInLedger
{
    private static readonly int[] FailureMinutes = [1, 5, 10, 30, 60, 1440];
    private static readonly int[] SuccessMinutes = [15, 60, 240, 1440, 1440 * 7, 1440 * 7];

    // From these levels on a success forgets its app and device, and then its client.
    private const int WithoutApp = 2;
    private const int WithoutClient = 4;
    private const int RefreshLevel = 3;

    private readonly int capacity;
    private readonly ValuePool<string> users = new(StringComparer.Ordinal);
    private readonly ValuePool<string> addresses = new(StringComparer.Ordinal);
    private readonly ValuePool<SignInClient> clients = new();
    private readonly ValuePool<SignInPlace> places = new();
    private readonly ValuePool<string> devices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> namesById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> networks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SingleFactorSignIn> singleFactor = new(StringComparer.Ordinal);
    private Dictionary<SignInKey, SignInCell> failures = [];
    private Dictionary<SignInKey, SignInCell> successes = [];
    private int failureLevel;
    private int successLevel;

    public SignInLedger()
        : this(250_000)
    {
    }

    internal SignInLedger(int capacity) => this.capacity = capacity;

    /// <summary>Why counts are coarser than the rules ask for; null when they are exact.</summary>
    public string? Limitation
    {
        get
        {
            var parts = new List<string>();
            if (failureLevel > 0)
            {
                parts.Add($"Failures are so varied that they were counted per {FailureMinutes[failureLevel]} min: short bursts may be missed.");
            }

            if (successLevel > 0)
            {
                parts.Add($"Successes are so varied that they were counted per {SuccessMinutes[successLevel]} min: quick journeys may be missed.");
            }

            if (successLevel >= WithoutApp)
            {
                parts.Add("Apps and devices of successes were set aside.");
            }

            return parts.Count > 0 ? string.Join(" ", parts) : null;
        }
    }

    internal IEnumerable<KeyValuePair<SignInKey, SignInCell>> Cells => failures.Concat(successes);

    internal void Add(SignIn signIn)
    {
        var user = UserOf(signIn);
        if (user is null || signIn.CreatedDateTime is not { } time || signIn.ErrorCode is not { } code || !SignInCodes.IsKept(code))
        {
            return;
        }

        var flags = FlagsOf(signIn);
        var moment = new SignInMoment(time.UtcTicks, Hash(signIn.SessionId), signIn.Origin);
        var key = KeyOf(signIn, user, code, flags);
        NoteSingleFactor(signIn, user, code, flags, moment);
        key = AtLevel(key with { Error = code, Flags = flags }, moment.Ticks);
        if (SignInCodes.ProvesPassword(code))
        {
            Count(ref successes, ref successLevel, capacity, key, moment);
        }
        else
        {
            Count(ref failures, ref failureLevel, capacity / 2, key, moment);
        }
    }

    /// <summary>Last success of a user with one factor, by UPN or object id; null when none was seen.</summary>
    internal SingleFactorSignIn? LastSingleFactor(string? upnOrId)
    {
        var name = upnOrId?.ToLowerInvariant();
        if (name is null)
        {
            return null;
        }

        return singleFactor.TryGetValue(name, out var found) || (namesById.TryGetValue(name, out var upn) && singleFactor.TryGetValue(upn, out found)) ? found : null;
    }

    /// <summary>The name that the ledger uses for a UPN or object id.</summary>
    internal string NameOf(string upnOrId)
    {
        var name = upnOrId.Trim().ToLowerInvariant();
        return namesById.TryGetValue(name, out var upn) ? upn : name;
    }

    /// <summary>The cells with order-independent numbers, ready to analyse.</summary>
    internal SignInTable Freeze() => SignInTable.Of(Cells, users, addresses, clients, places, devices, namesById, networks);

    private string? UserOf(SignIn signIn)
    {
        var upn = signIn.UserPrincipalName?.Trim().ToLowerInvariant();
        var id = signIn.UserId?.Trim().ToLowerInvariant();
        if (!string.IsNullOrEmpty(upn) && !string.IsNullOrEmpty(id) && upn != id
            && (!namesById.TryGetValue(id!, out var known) || string.CompareOrdinal(upn, known) < 0))
        {
            namesById[id!] = upn!;
        }

        return !string.IsNullOrEmpty(upn) ? upn : !string.IsNullOrEmpty(id) ? id : null;
    }

    // Failures need no place, device or factor: what they share is what makes an attack visible and the ledger small.
    private SignInKey KeyOf(SignIn signIn, string user, int code, SignInFlags flags)
    {
        var address = signIn.IPAddress?.Trim().ToLowerInvariant() ?? string.Empty;
        if (signIn.AutonomousSystemNumber is { } number && (!networks.TryGetValue(address, out var known) || number < known))
        {
            networks[address] = number;
        }

        var isFailure = !SignInCodes.ProvesPassword(code);
        var place = isFailure ? default : new SignInPlace(NullIfEmpty(signIn.City), NullIfEmpty(signIn.CountryOrRegion), signIn.Latitude, signIn.Longitude);
        var client = new SignInClient(NullIfEmpty(signIn.UserAgent), NullIfEmpty(signIn.AppId)?.ToLowerInvariant(), NullIfEmpty(signIn.AppDisplayName), NullIfEmpty(signIn.ClientAppUsed));
        return new SignInKey(
            users.Intern(user), addresses.Intern(address), clients.Intern(client), places.Intern(place),
            devices.Intern(isFailure ? string.Empty : signIn.DeviceId?.Trim().ToLowerInvariant() ?? string.Empty), code, flags, 0);
    }

    private void NoteSingleFactor(SignIn signIn, string user, int code, SignInFlags flags, SignInMoment moment)
    {
        if (code != SignInCodes.Success || (flags & SignInFlags.SingleFactor) == 0 || (flags & SignInFlags.NonInteractive) != 0)
        {
            return;
        }

        var candidate = new SingleFactorSignIn(moment, signIn.AppDisplayName ?? signIn.AppId);
        if (!singleFactor.TryGetValue(user, out var known) || candidate.CompareTo(known) > 0)
        {
            singleFactor[user] = candidate;
        }
    }

    // The level ends at the first one whose cells fit, whichever way the rows came: a count of distinct cells only grows.
    private void Count(ref Dictionary<SignInKey, SignInCell> cells, ref int level, int limit, SignInKey key, SignInMoment moment)
    {
        if (!cells.TryGetValue(key, out var cell))
        {
            cells.Add(key, cell = new SignInCell());
        }

        cell.Add(moment);
        while (cells.Count > limit && level < FailureMinutes.Length - 1)
        {
            level++;
            cells = Coarsen(cells);
        }
    }

    private Dictionary<SignInKey, SignInCell> Coarsen(Dictionary<SignInKey, SignInCell> cells)
    {
        var merged = new Dictionary<SignInKey, SignInCell>();
        foreach (var pair in cells)
        {
            var key = AtLevel(pair.Key, pair.Value.First.Ticks);
            if (merged.TryGetValue(key, out var cell))
            {
                cell.Merge(pair.Value);
            }
            else
            {
                merged.Add(key, pair.Value);
            }
        }

        return merged;
    }

    // Each level's key follows from the key of the level before, so that it does not matter when a row came. Refreshes only
    // tell what is usual for a user, so they are coarse from the start.
    private SignInKey AtLevel(SignInKey key, long ticks)
    {
        var minute = ticks / TimeSpan.TicksPerMinute;
        if (!SignInCodes.ProvesPassword(key.Error))
        {
            return key with { Bucket = (int)(minute / FailureMinutes[failureLevel]) };
        }

        var level = (key.Flags & SignInFlags.NonInteractive) != 0 ? Math.Max(successLevel, RefreshLevel) : successLevel;
        var bucket = (int)(minute / SuccessMinutes[level]);
        if (level < WithoutApp)
        {
            return key with { Bucket = bucket };
        }

        var client = level >= WithoutClient ? default : clients[key.Client] with { AppId = null, AppName = null };
        return key with { Bucket = bucket, Client = clients.Intern(client), Device = devices.Intern(string.Empty) };
    }

    private static SignInFlags FlagsOf(SignIn signIn)
    {
        var flags = signIn.FromUnifiedAuditLog ? SignInFlags.FromUnifiedAuditLog : SignInFlags.None;
        if (signIn.ErrorCode is not { } code || !SignInCodes.ProvesPassword(code))
        {
            return flags;
        }

        flags |= signIn.AuthenticationRequirement?.ToLowerInvariant() switch
        {
            "singlefactorauthentication" => SignInFlags.SingleFactor,
            "multifactorauthentication" => SignInFlags.MultiFactor,
            _ => SignInFlags.None,
        };
        var isRefresh = signIn.IsInteractive == false
            || signIn.SignInEventTypes?.Any(type => string.Equals(type, "nonInteractiveUser", StringComparison.OrdinalIgnoreCase)) == true;
        return flags | (isRefresh ? SignInFlags.NonInteractive : 0) | (signIn.DeviceIsCompliant == true ? SignInFlags.CompliantDevice : 0);
    }

    // FNV-1a: stable from run to run, and a session is only ever compared for equality.
    private static ulong Hash(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        var hash = 14695981039346656037UL;
        foreach (var letter in text!)
        {
            hash = unchecked((hash ^ char.ToLowerInvariant(letter)) * 1099511628211UL);
        }

        return hash;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}

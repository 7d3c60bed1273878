namespace OAuthHunter.Facts.SignIns;

/// <summary>Every number of the sign-in family, in one place, so that a tenant with other habits can be judged with others.</summary>
public sealed record SignInThresholds
{
    public static SignInThresholds Default { get; } = new();

    /// <summary>Brute force: failures of one account in <see cref="BruteForceWindow"/>.</summary>
    public int BruteForceFailures { get; init; } = 20;

    public TimeSpan BruteForceWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Brute force, fast: failures of one account in <see cref="FastBruteForceWindow"/>.</summary>
    public int FastBruteForceFailures { get; init; } = 30;

    public TimeSpan FastBruteForceWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Failures of an administrator that suffice in <see cref="BruteForceWindow"/>.</summary>
    public int AdminFailures { get; init; } = 11;

    /// <summary>Distributed brute force: addresses that fail on one account in <see cref="DistributedWindow"/>.</summary>
    public int BruteForceAddresses { get; init; } = 30;

    /// <summary>Spray from one source: accounts in <see cref="SprayWindow"/>.</summary>
    public int SprayUsers { get; init; } = 15;

    public TimeSpan SprayWindow { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Average tries per account above which it is no spray.</summary>
    public double SprayTriesPerUser { get; init; } = 3;

    /// <summary>Share of the most frequent error in a spray.</summary>
    public double SprayTopErrorShare { get; init; } = 0.8;

    /// <summary>Spray at machine speed: accounts from one address with one user agent in <see cref="BurstWindow"/>.</summary>
    public int BurstUsers { get; init; } = 6;

    public TimeSpan BurstWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Distributed spray: accounts with one fingerprint in <see cref="DistributedWindow"/>.</summary>
    public int DistributedUsers { get; init; } = 20;

    public int DistributedAddresses { get; init; } = 10;

    public TimeSpan DistributedWindow { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Slow spray: accounts in <see cref="SlowWindow"/> with at most <see cref="SlowTriesPerUser"/> tries each.</summary>
    public int SlowUsers { get; init; } = 25;

    public int SlowTriesPerUser { get; init; } = 2;

    public TimeSpan SlowWindow { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Spray against a source's own habit: accounts in an hour that also exceed mean plus <see cref="BaselineSigmas"/> deviations.</summary>
    public int BaselineUsers { get; init; } = 11;

    public double BaselineSigmas { get; init; } = 3;

    public TimeSpan BaselinePeriod { get; init; } = TimeSpan.FromDays(14);

    /// <summary>History needed before a baseline means anything.</summary>
    public TimeSpan BaselineMinimum { get; init; } = TimeSpan.FromDays(3);

    public int StuffingUsers { get; init; } = 10;

    public int StuffingEvents { get; init; } = 30;

    public int StuffingErrorKinds { get; init; } = 3;

    public int StuffingAddresses { get; init; } = 5;

    public TimeSpan StuffingWindow { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>Share of accounts that are at home where they fail, above which a window is people, not an attack.</summary>
    public double AtHomeShare { get; init; } = 0.5;

    /// <summary>Pause after which the same source counts as a new campaign.</summary>
    public TimeSpan CampaignGap { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long after an attack a right password still counts as its hit.</summary>
    public TimeSpan HitPeriod { get; init; } = TimeSpan.FromHours(24);

    public double JourneyKilometers { get; init; } = 500;

    public double JourneyKilometersPerHour { get; init; } = 900;

    public TimeSpan JourneyLimit { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Uncertainty of a place whose city is known, in km.</summary>
    public double CityRadius { get; init; } = 50;

    /// <summary>Uncertainty of a place known by country only, in km.</summary>
    public double CountryRadius { get; init; } = 500;

    /// <summary>Accounts that make an address or network a shared egress within <see cref="SharedEgressPeriod"/>.</summary>
    public int SharedEgressUsers { get; init; } = 5;

    public TimeSpan SharedEgressPeriod { get; init; } = TimeSpan.FromDays(14);
}

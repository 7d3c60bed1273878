namespace OAuthHunter.Facts.SignIns;

/// <summary>What the sign-ins show: attacks on passwords, what they hit, and journeys nobody can make.</summary>
public sealed record SignInFacts
{
    public static SignInFacts Empty { get; } = new();

    /// <summary>Brute force, spraying and stuffing, in time order.</summary>
    public IReadOnlyList<PasswordAttack> Attacks { get; init; } = [];

    /// <summary>Passwords that an attack hit: success or a code that shows the password was right.</summary>
    public IReadOnlyList<AttackHit> Hits { get; init; } = [];

    public IReadOnlyList<ImpossibleJourney> Journeys { get; init; } = [];

    /// <summary>What was usual for whom; null in facts that were not read from sign-ins.</summary>
    internal SignInHistory? History { get; init; }

    /// <summary>Successes of watched accounts (administrators, and those whose security info changed) by UPN, in time order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<AccountLogon>> Logons { get; init; } = new Dictionary<string, IReadOnlyList<AccountLogon>>();

    /// <summary>Why counts may be coarser than the rules ask for; null when they are exact.</summary>
    public string? Limitation { get; init; }

    /// <summary>Successes of one watched account; none when the log shows none, or when the account is not watched.</summary>
    public IReadOnlyList<AccountLogon> LogonsOf(string? upn) => upn is not null && Logons.TryGetValue(upn, out var list) ? list : [];
}

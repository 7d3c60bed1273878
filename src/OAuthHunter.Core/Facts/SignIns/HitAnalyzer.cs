namespace OAuthHunter.Facts.SignIns;

/// <summary>Finds the passwords that an attack hit: whoever gets in, or gets past the password, from where the attack comes.</summary>
internal sealed class HitAnalyzer
{
    private readonly SignInTable table;
    private readonly SignInHabits habits;
    private readonly SignInThresholds thresholds;
    private readonly ILookup<int, SignInEntry> byAddress;
    private readonly ILookup<int, SignInEntry> byUser;

    public HitAnalyzer(SignInTable table, SignInHabits habits, SignInThresholds thresholds)
    {
        this.table = table;
        this.habits = habits;
        this.thresholds = thresholds;
        byAddress = table.RightPasswords.ToLookup(entry => entry.Address);
        byUser = table.RightPasswords.ToLookup(entry => entry.User);
    }

    /// <summary>The first success and the first other proof of the password, per user.</summary>
    public IEnumerable<AttackHit> Find(SignInCampaign campaign, PasswordAttack attack)
    {
        // A spray may hit before it first fails; an account that is guessed at cannot.
        var isGuessing = campaign.Kind == PasswordAttackKind.BruteForce;
        var start = isGuessing ? campaign.Start : campaign.Start - thresholds.SprayWindow;
        var end = campaign.End + thresholds.HitPeriod;
        var users = campaign.Users;
        var fromSource = campaign.Addresses.Where(address => table.Addresses[address].Length > 0).SelectMany(address => byAddress[address])
            .Where(entry => !isGuessing || users.Contains(entry.User));
        return fromSource.Concat(ByFingerprint(campaign, users, start))
            .Where(entry => entry.End >= start && entry.Start <= end)
            .Where(entry => !habits.IsUsualNetwork(entry.User, entry.Address, start))
            .Distinct()
            .OrderBy(entry => entry)
            .GroupBy(entry => (entry.User, IsIn: entry.Error == SignInCodes.Success))
            .Select(group => ToHit(group.First(), attack));
    }

    // Only where the attack itself changes addresses does its fingerprint say more than the address.
    private IEnumerable<SignInEntry> ByFingerprint(SignInCampaign campaign, HashSet<int> users, DateTimeOffset start)
    {
        if (campaign.Addresses.Count < thresholds.StuffingAddresses)
        {
            return [];
        }

        var fingerprints = campaign.Clients.Select(client => table.Clients[client]).Where(client => client.UserAgent is not null)
            .GroupBy(client => (client.UserAgent, client.AppId, client.ClientApp)).Select(group => group.First()).ToList();
        return users.SelectMany(user => byUser[user]).Where(entry =>
            fingerprints.Exists(fingerprint => SignInHabits.HasSameFingerprint(fingerprint, table.Clients[entry.Client]))
            && !habits.IsUsualClient(entry.User, entry.Client, start));
    }

    private AttackHit ToHit(SignInEntry entry, PasswordAttack attack)
    {
        var client = table.Clients[entry.Client];
        return new AttackHit
        {
            Attack = attack,
            User = table.Users[entry.User],
            Time = entry.Start,
            Address = table.Addresses[entry.Address],
            ErrorCode = entry.Error,
            AppId = client.AppId,
            AppName = client.AppName,
            WasSingleFactor = entry.IsSingleFactor,
            Evidence = SignInEvidence.Of(table, entry),
        };
    }
}

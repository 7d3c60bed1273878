namespace OAuthHunter.Facts.SignIns;

/// <summary>Finds password spraying and credential stuffing: one source, many accounts.</summary>
internal sealed class SprayAnalyzer
{
    private readonly SignInTable table;
    private readonly SignInHabits habits;
    private readonly SignInThresholds thresholds;
    private readonly CampaignFinder finder;

    public SprayAnalyzer(SignInTable table, SignInHabits habits, SignInThresholds thresholds)
    {
        this.table = table;
        this.habits = habits;
        this.thresholds = thresholds;
        finder = new CampaignFinder(table, thresholds);
    }

    public IEnumerable<SignInCampaign> Find()
    {
        var failures = table.Failures.Where(entry => SignInCodes.IsSpray(entry.Error)).ToList();

        // Who fails where he has succeeded before is at home there: his failures are his own.
        var strangers = failures.Where(entry => !habits.IsUsualNetwork(entry.User, entry.Address, entry.Start)).ToList();
        return BySource(failures, strangers, "address", entry => entry.Address)
            .Concat(BySource(failures, strangers, "network", entry => table.Networks[entry.Address]))
            .Concat(ByFingerprint(strangers))
            .Concat(Stuffing(failures, strangers));
    }

    private IEnumerable<SignInCampaign> BySource(List<SignInEntry> failures, List<SignInEntry> strangers, string name, Func<SignInEntry, int> source)
    {
        var everyone = failures.ToLookup(source);
        foreach (var group in strangers.Where(entry => table.Addresses[entry.Address].Length > 0).GroupBy(source))
        {
            var entries = group.ToList();
            if (entries.Count < thresholds.BurstUsers)
            {
                continue;
            }

            var id = $"{name} {group.Key}";
            var hours = Baseline(entries, TimeSpan.FromHours(1));
            var candidates = finder.Find(PasswordAttackKind.PasswordSpray, id, entries, thresholds.SprayWindow, IsSpray)
                .Concat(finder.Find(PasswordAttackKind.PasswordSpray, id, entries, thresholds.BurstWindow, IsBurst))
                .Concat(finder.Find(PasswordAttackKind.PasswordSpray, id, entries, TimeSpan.FromHours(1), window => IsUnusual(window, hours)))
                .Concat(finder.Find(PasswordAttackKind.PasswordSpray, id, entries, thresholds.SlowWindow, IsSlow));
            foreach (var campaign in candidates.Where(campaign => !IsSite(campaign, everyone[group.Key])))
            {
                yield return campaign;
            }
        }
    }

    private IEnumerable<SignInCampaign> ByFingerprint(List<SignInEntry> strangers)
    {
        foreach (var group in strangers.GroupBy(entry => (Fingerprint(entry), entry.Error)))
        {
            var entries = group.ToList();
            if (entries.Count < thresholds.DistributedUsers)
            {
                continue;
            }

            var id = $"fingerprint {group.Key}";
            var hours = Baseline(entries, TimeSpan.FromHours(1));
            var days = Baseline(entries, TimeSpan.FromDays(1));
            var candidates = finder.Find(PasswordAttackKind.PasswordSpray, id, entries, thresholds.DistributedWindow, window => IsDistributed(window, hours))
                .Concat(finder.Find(PasswordAttackKind.PasswordSpray, id, entries, thresholds.SlowWindow, window => IsSlow(window) && IsAbove(window, days)));
            foreach (var campaign in candidates.Where(campaign => !AreMistypers(campaign.Entries)))
            {
                yield return campaign;
            }
        }
    }

    private IEnumerable<SignInCampaign> Stuffing(List<SignInEntry> failures, List<SignInEntry> strangers)
    {
        var byClient = strangers.GroupBy(Fingerprint).Select(group => ($"client {group.Key}", group.ToList()));
        var byNetwork = strangers.GroupBy(entry => table.Networks[entry.Address]).Select(group => ($"network {group.Key}", group.ToList()));
        var bySystem = strangers.Where(entry => table.AutonomousSystems[entry.Address] != 0)
            .GroupBy(entry => table.AutonomousSystems[entry.Address]).Select(group => ($"system {group.Key}", group.ToList()));
        return byClient.Concat(byNetwork).Concat(bySystem)
            .SelectMany(group => finder.Find(PasswordAttackKind.CredentialStuffing, group.Item1, group.Item2, thresholds.StuffingWindow, IsStuffing))
            .Where(campaign => !AreMistypers(campaign.Entries) && !AreMostlyAtHome(campaign, failures));
    }

    private bool IsSpray(SignInWindow window) => window.Users >= thresholds.SprayUsers
        && window.TriesPerUser <= thresholds.SprayTriesPerUser && window.TopErrorShare >= thresholds.SprayTopErrorShare;

    // Eight people do not mistype within a minute at one address with one browser; a script does nothing else.
    private bool IsBurst(SignInWindow window) => window.Users >= thresholds.BurstUsers
        && window.TriesPerUser <= thresholds.SprayTriesPerUser && window.TopErrorShare >= thresholds.SprayTopErrorShare
        && window.TopAgentShare >= thresholds.SprayTopErrorShare;

    private bool IsUnusual(SignInWindow window, SignInBaseline hours) => window.Users >= thresholds.BaselineUsers
        && window.TriesPerUser <= thresholds.SprayTriesPerUser && window.TopErrorShare >= thresholds.SprayTopErrorShare
        && hours.LimitAt(window.Time) is { } limit && window.Users > limit;

    private bool IsDistributed(SignInWindow window, SignInBaseline hours) => window.Users >= thresholds.DistributedUsers
        && window.Addresses >= thresholds.DistributedAddresses && window.TriesPerUser <= thresholds.SprayTriesPerUser && IsAbove(window, hours);

    private bool IsSlow(SignInWindow window) =>
        window.SlowUsers >= thresholds.SlowUsers && window.SlowUsers >= window.Users * thresholds.SprayTopErrorShare;

    private bool IsStuffing(SignInWindow window) => window.Users >= thresholds.StuffingUsers && window.Attempts >= thresholds.StuffingEvents
        && window.ErrorKinds <= thresholds.StuffingErrorKinds && window.Addresses >= thresholds.StuffingAddresses && window.Users > window.Addresses;

    private static bool IsAbove(SignInWindow window, SignInBaseline baseline) => baseline.LimitAt(window.Time) is not { } limit || window.Users > limit;

    // A site behind one address after a password change: most who fail there belong there, or set it right with their own devices.
    private bool IsSite(SignInCampaign campaign, IEnumerable<SignInEntry> everyone)
    {
        var window = everyone.Where(entry => entry.Start >= campaign.Start && entry.Start <= campaign.End).ToList();
        var all = window.Select(entry => entry.User).Distinct().Count();
        var home = window.Where(entry => habits.IsUsualNetwork(entry.User, entry.Address, entry.Start)).Select(entry => entry.User).Distinct().Count();
        var agents = window.Select(entry => table.Clients[entry.Client].UserAgent).Distinct().Count();
        return home >= all * thresholds.AtHomeShare || (agents * 3 >= all && AreMistypers(window));
    }

    private bool AreMostlyAtHome(SignInCampaign campaign, List<SignInEntry> failures)
    {
        var addresses = campaign.Addresses;
        var window = failures.Where(entry => entry.Start >= campaign.Start && entry.Start <= campaign.End && addresses.Contains(entry.Address)).ToList();
        var home = window.Where(entry => habits.IsUsualNetwork(entry.User, entry.Address, entry.Start)).Select(entry => entry.User).Distinct().Count();
        return home >= window.Select(entry => entry.User).Distinct().Count() * thresholds.AtHomeShare;
    }

    private bool AreMistypers(IReadOnlyCollection<SignInEntry> entries)
    {
        var corrected = entries.Where(entry => habits.SucceedsAfter(entry, thresholds.HitPeriod)).Select(entry => entry.User).Distinct().Count();
        return corrected >= entries.Select(entry => entry.User).Distinct().Count() * thresholds.AtHomeShare;
    }

    private (string? UserAgent, string? AppId, string? ClientApp) Fingerprint(SignInEntry entry)
    {
        var client = table.Clients[entry.Client];
        return (client.UserAgent, client.AppId, client.ClientApp);
    }

    private SignInBaseline Baseline(IEnumerable<SignInEntry> entries, TimeSpan bucket) =>
        new(thresholds, table.Start ?? DateTimeOffset.MinValue, bucket, entries);
}

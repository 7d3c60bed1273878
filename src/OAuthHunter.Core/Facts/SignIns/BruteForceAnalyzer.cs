namespace OAuthHunter.Facts.SignIns;

/// <summary>Finds guessing: many passwords on one account.</summary>
internal sealed class BruteForceAnalyzer
{
    private readonly SignInTable table;
    private readonly SignInHabits habits;
    private readonly SignInThresholds thresholds;
    private readonly HashSet<string> admins;

    public BruteForceAnalyzer(SignInTable table, SignInHabits habits, SignInThresholds thresholds, IEnumerable<string> admins)
    {
        this.table = table;
        this.habits = habits;
        this.thresholds = thresholds;
        this.admins = new HashSet<string>(admins, StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<SignInCampaign> Find()
    {
        var finder = new CampaignFinder(table, thresholds);
        foreach (var group in table.Failures.Where(entry => SignInCodes.IsGuess(entry.Error)).GroupBy(entry => entry.User))
        {
            var entries = group.ToList();
            var id = $"account {group.Key}";
            var failures = admins.Contains(table.Users[group.Key]) ? thresholds.AdminFailures : thresholds.BruteForceFailures;
            var candidates = finder.Find(PasswordAttackKind.BruteForce, id, entries, thresholds.BruteForceWindow, window => window.Attempts >= failures)
                .Concat(finder.Find(PasswordAttackKind.BruteForce, id, entries, thresholds.FastBruteForceWindow, window => window.Attempts >= thresholds.FastBruteForceFailures))
                .Concat(finder.Find(PasswordAttackKind.BruteForce, id, entries, thresholds.DistributedWindow, window => window.Addresses >= thresholds.BruteForceAddresses));
            foreach (var campaign in candidates.Where(campaign => !IsStalePassword(campaign)))
            {
                yield return campaign;
            }
        }
    }

    // A phone that keeps trying last month's password: one address, one client of the kind that stores passwords, one error
    // (and the lock-out that it earns), at a place where the user himself gets in.
    private bool IsStalePassword(SignInCampaign campaign)
    {
        var first = campaign.Entries[0];
        return campaign.Entries.All(entry => entry.Address == first.Address && entry.Client == first.Client)
            && campaign.Entries.Select(entry => entry.Error).Where(error => error != SignInCodes.Locked).Distinct().Count() <= 1
            && table.Clients[first.Client].ReplaysStoredPassword
            && (habits.IsUsualNetwork(first.User, first.Address, campaign.Start) || habits.SucceedsWithAnotherClient(first));
    }
}

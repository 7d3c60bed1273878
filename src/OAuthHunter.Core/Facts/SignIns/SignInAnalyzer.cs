namespace OAuthHunter.Facts.SignIns;

/// <summary>Reads attacks, hits and impossible journeys out of the distilled sign-ins.</summary>
internal static class SignInAnalyzer
{
    public static SignInFacts Analyze(SignInLedger ledger) => Analyze(ledger, [], SignInThresholds.Default);

    /// <param name="ledger">The sign-ins.</param>
    /// <param name="admins">UPNs of administrators, for whom fewer failures count.</param>
    /// <param name="thresholds">The numbers to judge by.</param>
    /// <param name="watched">UPNs or object ids of others whose successes are told one by one.</param>
    public static SignInFacts Analyze(SignInLedger ledger, IEnumerable<string> admins, SignInThresholds thresholds, IEnumerable<string>? watched = null)
    {
        admins = [.. admins];
        var table = ledger.Freeze();
        var habits = new SignInHabits(table);
        var candidates = new SprayAnalyzer(table, habits, thresholds).Find()
            .Concat(new BruteForceAnalyzer(table, habits, thresholds, admins).Find());
        var hits = new HitAnalyzer(table, habits, thresholds);
        var attacks = SignInCampaign.Merge(candidates, thresholds.CampaignGap)
            .Select(campaign => (Campaign: campaign, Attack: ToAttack(table, campaign)))
            .ToList();
        var hostile = new HashSet<int>(attacks.Where(pair => pair.Attack.Kind != PasswordAttackKind.BruteForce).SelectMany(pair => pair.Campaign.Addresses));
        var egress = new SharedEgress(table, thresholds, hostile);
        var journeys = new JourneyAnalyzer(table, habits, thresholds, egress);
        return new SignInFacts
        {
            Attacks = [.. attacks.Select(pair => pair.Attack)],
            Hits = [.. attacks.SelectMany(pair => hits.Find(pair.Campaign, pair.Attack))
                .OrderBy(hit => hit.Time).ThenBy(hit => hit.User, StringComparer.Ordinal).ThenBy(hit => hit.Attack.Kind).ThenBy(hit => hit.ErrorCode)],
            Journeys = [.. journeys.Find().OrderBy(journey => journey.ArrivedAt).ThenBy(journey => journey.User, StringComparer.Ordinal)],
            History = new SignInHistory(table),
            Logons = LogonReader.Read(table, egress, new HashSet<string>(admins.Concat(watched ?? []).Select(ledger.NameOf), StringComparer.Ordinal)),
            Limitation = ledger.Limitation,
        };
    }

    private static PasswordAttack ToAttack(SignInTable table, SignInCampaign campaign)
    {
        var (grouping, source) = SourceOf(table, campaign);
        return new PasswordAttack
        {
            Kind = campaign.Kind,
            Source = source,
            Grouping = grouping,
            Start = campaign.Start,
            End = campaign.End,
            Attempts = campaign.Entries.Sum(entry => entry.Count),
            Users = Texts(campaign.Entries.Select(entry => table.Users[entry.User])),
            Addresses = Texts(campaign.Entries.Select(entry => table.Addresses[entry.Address])),
            Errors = campaign.Entries.GroupBy(entry => entry.Error).OrderBy(group => group.Key)
                .ToDictionary(group => group.Key, group => group.Sum(entry => entry.Count)),
            Clients = Texts(campaign.Entries.SelectMany(entry => new[] { table.Clients[entry.Client].ClientApp, table.Clients[entry.Client].UserAgent })),
            AppIds = Texts(campaign.Entries.Select(entry => table.Clients[entry.Client].AppId)),
            Evidence = SignInEvidence.Of(table, campaign),
        };
    }

    // The narrowest name that covers all of it.
    private static (string Grouping, string Source) SourceOf(SignInTable table, SignInCampaign campaign)
    {
        if (campaign.Kind == PasswordAttackKind.BruteForce)
        {
            return ("account", table.Users[campaign.Entries[0].User]);
        }

        var addresses = campaign.Addresses;
        var networks = addresses.Select(address => table.Networks[address]).Distinct().ToList();
        if (addresses.Count == 1)
        {
            return ("address", table.Addresses[addresses.First()]);
        }

        return networks.Count == 1
            ? ("network", table.NetworkNames[networks[0]])
            : ("fingerprint", campaign.Entries.GroupBy(entry => table.Clients[entry.Client].ToString())
                .OrderByDescending(group => group.Sum(entry => entry.Count)).ThenBy(group => group.Key, StringComparer.Ordinal).First().Key);
    }

    private static IReadOnlyCollection<string> Texts(IEnumerable<string?> texts) =>
        [.. texts.OfType<string>().Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal)];
}

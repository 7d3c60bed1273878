namespace OAuthHunter.Facts.SignIns;

/// <summary>Failures that belong together: the rows of all windows of one source that had the shape of an attack.</summary>
internal sealed class SignInCampaign
{
    private HashSet<SignInEntry>? rows;

    public SignInCampaign(PasswordAttackKind kind, string group, IEnumerable<SignInEntry> entries)
    {
        Kind = kind;
        Groups = [group];
        Entries = [.. entries];
        Entries.Sort();
    }

    private SignInCampaign(SignInCampaign first, SignInCampaign second)
    {
        Kind = first.Kind;
        Groups = [.. first.Groups.Union(second.Groups)];
        Entries = [.. first.Entries.Union(second.Entries)];
        Entries.Sort();
    }

    public PasswordAttackKind Kind { get; }

    /// <summary>The groupings that showed it, for example <c>address 7</c>.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>In time order.</summary>
    public List<SignInEntry> Entries { get; }

    public DateTimeOffset Start => Entries[0].Start;

    public DateTimeOffset End => Entries.Max(entry => entry.End);

    public HashSet<int> Users => [.. Entries.Select(entry => entry.User)];

    public HashSet<int> Addresses => [.. Entries.Select(entry => entry.Address)];

    public HashSet<int> Clients => [.. Entries.Select(entry => entry.Client)];

    /// <summary>
    /// One campaign for one attack: windows that share rows are the same attack seen from address, network and fingerprint, and a
    /// source that comes back within the gap goes on with what it did.
    /// </summary>
    public static List<SignInCampaign> Merge(IEnumerable<SignInCampaign> candidates, TimeSpan gap)
    {
        var merged = new List<SignInCampaign>();
        foreach (var candidate in candidates.OrderBy(campaign => campaign.Start).ThenBy(campaign => campaign.Groups[0], StringComparer.Ordinal))
        {
            var whole = candidate;
            for (var index = merged.Count - 1; index >= 0; index--)
            {
                if (merged[index].Kind == whole.Kind && merged[index].BelongsWith(whole, gap))
                {
                    whole = new SignInCampaign(merged[index], whole);
                    merged.RemoveAt(index);
                    index = merged.Count;
                }
            }

            merged.Add(whole);
        }

        return [.. merged.OrderBy(campaign => campaign.Start).ThenBy(campaign => campaign.Entries[0]).ThenBy(campaign => campaign.Entries.Count)];
    }

    private bool BelongsWith(SignInCampaign other, TimeSpan gap)
    {
        if (other.Start > End + gap || Start > other.End + gap)
        {
            return false;
        }

        return Groups.Intersect(other.Groups).Any() || (rows ??= [.. Entries]).Overlaps(other.Entries);
    }
}

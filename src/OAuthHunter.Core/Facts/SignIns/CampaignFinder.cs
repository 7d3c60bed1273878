namespace OAuthHunter.Facts.SignIns;

/// <summary>Slides windows over the failures of each source and gathers the rows of those that have the shape of an attack.</summary>
internal sealed class CampaignFinder
{
    private readonly SignInTable table;
    private readonly SignInThresholds thresholds;

    public CampaignFinder(SignInTable table, SignInThresholds thresholds)
    {
        this.table = table;
        this.thresholds = thresholds;
    }

    /// <param name="kind">What the campaigns are.</param>
    /// <param name="group">Name of the source, for merging.</param>
    /// <param name="entries">Failures of one source in time order.</param>
    /// <param name="length">Length of the window.</param>
    /// <param name="isAttack">Whether the window has the shape.</param>
    public IEnumerable<SignInCampaign> Find(
        PasswordAttackKind kind, string group, IReadOnlyList<SignInEntry> entries, TimeSpan length, Func<SignInWindow, bool> isAttack)
    {
        var window = new SignInWindow(table, thresholds.SlowTriesPerUser);
        var marked = new List<SignInEntry>();
        var left = 0;
        var next = 0;
        for (var right = 0; right < entries.Count; right++)
        {
            window.Enter(entries[right]);
            while (entries[right].Start - entries[left].Start > length)
            {
                window.Leave(entries[left++]);
            }

            if (!isAttack(window))
            {
                continue;
            }

            if (marked.Count > 0 && entries[Math.Max(left, next)].Start - marked[marked.Count - 1].Start > thresholds.CampaignGap)
            {
                yield return new SignInCampaign(kind, group, marked);
                marked = [];
            }

            for (var index = Math.Max(left, next); index <= right; index++)
            {
                marked.Add(entries[index]);
            }

            next = right + 1;
        }

        if (marked.Count > 0)
        {
            yield return new SignInCampaign(kind, group, marked);
        }
    }
}

namespace OAuthHunter.Facts.SignIns;

/// <summary>How many accounts fail at one source in an ordinary hour or day: mean and deviation over the days before.</summary>
internal sealed class SignInBaseline
{
    private readonly SignInThresholds thresholds;
    private readonly DateTimeOffset logStart;
    private readonly TimeSpan bucket;
    private readonly Dictionary<long, int> counts;
    private readonly Dictionary<long, double?> limits = [];

    public SignInBaseline(SignInThresholds thresholds, DateTimeOffset logStart, TimeSpan bucket, IEnumerable<SignInEntry> entries)
    {
        this.thresholds = thresholds;
        this.logStart = logStart;
        this.bucket = bucket;
        counts = entries.Select(entry => (Bucket: entry.Start.UtcTicks / bucket.Ticks, entry.User)).Distinct()
            .GroupBy(pair => pair.Bucket).ToDictionary(group => group.Key, group => group.Count());
    }

    /// <summary>Accounts above which a window is out of the ordinary; null while there is too little history to know.</summary>
    public double? LimitAt(DateTimeOffset time)
    {
        var current = time.UtcTicks / bucket.Ticks;
        if (!limits.TryGetValue(current, out var limit))
        {
            limits.Add(current, limit = Compute(current));
        }

        return limit;
    }

    private double? Compute(long current)
    {
        var first = Math.Max(logStart.UtcTicks / bucket.Ticks, current - (thresholds.BaselinePeriod.Ticks / bucket.Ticks));
        var length = current - first;
        if (length * bucket.Ticks < thresholds.BaselineMinimum.Ticks)
        {
            return null;
        }

        double sum = 0, squares = 0;
        for (var index = first; index < current; index++)
        {
            if (counts.TryGetValue(index, out var count))
            {
                sum += count;
                squares += (double)count * count;
            }
        }

        var mean = sum / length;
        return mean + (thresholds.BaselineSigmas * Math.Sqrt(Math.Max(0, (squares / length) - (mean * mean))));
    }
}

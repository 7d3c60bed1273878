namespace OAuthHunter.Facts.MailVolume;

/// <summary>
/// What is ordinary for a source. Median and median deviation instead of mean and standard deviation: a burst among the days
/// compared with would lift those two and hide the next one.
/// </summary>
internal static class OutboundBaseline
{
    /// <summary>Fewer recipients a day are no burst, whatever came before.</summary>
    public const long Least = 500;

    /// <summary>Days that are compared with at most, and the least that say anything.</summary>
    public const int Window = 28;
    public const int Enough = 7;

    // Makes the median deviation comparable with a standard deviation of normal data.
    private const double Consistency = 1.4826;

    /// <summary>The burst that this day is, compared with the days before; null when it is none.</summary>
    /// <param name="day">The day.</param>
    /// <param name="before">Counts of the days before it for which there is a trace, zero where the source sent nothing.</param>
    public static OutboundBurst? Judge(OutboundDay day, IReadOnlyList<long> before)
    {
        if (day.Recipients <= Least || before.Count < Enough)
        {
            return null;
        }

        var median = Median([.. before.Select(count => (double)count)]);
        var deviation = Median([.. before.Select(count => Math.Abs(count - median))]);

        // Steady senders deviate by next to nothing; a tenth of what is usual is never out of the ordinary.
        var threshold = Math.Max(Least, median + (3 * Consistency * Math.Max(deviation, median / 10)));
        return day.Recipients <= threshold ? null : new OutboundBurst { Day = day, BaselineDays = before.Count, Median = median, Threshold = threshold, Most = before.Max() };
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}

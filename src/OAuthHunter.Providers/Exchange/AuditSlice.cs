using System.Globalization;

namespace OAuthHunter.Providers.Exchange;

/// <summary>One search of the audit log: a stretch of time and what is looked for in it.</summary>
/// <param name="Start">From then, inclusive.</param>
/// <param name="End">Until then.</param>
/// <param name="Operations">Operations as the log spells them; empty for all of the record type.</param>
/// <param name="RecordType">Record type; null for any.</param>
/// <param name="Subject">What is looked for, in words.</param>
internal sealed record AuditSlice(DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<string> Operations, string? RecordType, string Subject = "the audit log")
{
    /// <summary>The log counts in seconds; nothing can be told apart below that.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);

    /// <summary>The slice in two, by time and, when time cannot be split any more, by operation. Null when neither can.</summary>
    public (AuditSlice First, AuditSlice Second)? Split()
    {
        if (End - Start >= Shortest)
        {
            var middle = Start + TimeSpan.FromSeconds(Math.Floor((End - Start).TotalSeconds / 2));
            return (this with { End = middle }, this with { Start = middle });
        }

        if (Operations.Count < 2)
        {
            return null;
        }

        var half = Operations.Count / 2;
        return (this with { Operations = [.. Operations.Take(half)] }, this with { Operations = [.. Operations.Skip(half)] });
    }

    /// <summary>The parts of a long stretch, latest first.</summary>
    public IEnumerable<AuditSlice> Cut(TimeSpan length)
    {
        for (var end = End; end > Start; end -= length)
        {
            yield return this with { Start = end - length > Start ? end - length : Start, End = end };
        }
    }

    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0:yyyy-MM-dd HH:mm:ss} to {1:yyyy-MM-dd HH:mm:ss} UTC", Start.UtcDateTime, End.UtcDateTime);
}

using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Files;

/// <summary>Counts what becomes of one file.</summary>
internal sealed class FileTally(string path)
{
    private const int RejectionsShown = 20;

    private readonly List<RejectedRecord> rejections = [];
    private readonly List<string> formats = [];
    private readonly List<string> ignoredFormats = [];
    private long timeless;
    private DateTimeOffset? first;
    private DateTimeOffset? last;

    public string Path { get; } = path;

    /// <summary>JSON, CSV …; stands behind the format's name.</summary>
    public string? Container { get; set; }

    public HashSet<EntitySet> Sets { get; } = [];

    public long Read { get; private set; }

    public long Duplicates { get; set; }

    public bool DuplicatesAreMinimum { get; set; }

    public long Ignored { get; private set; }

    public long Unknown { get; private set; }

    public long Rejected { get; private set; }

    public string? Problem { get; private set; }

    public string? RecommendedAction { get; private set; }

    /// <summary>True when the file did not give all that it held.</summary>
    public bool IsIncomplete { get; private set; }

    public long Rows => Read + Duplicates + Ignored + Unknown + Rejected;

    /// <summary>Says that the file feeds a set, maybe with no record.</summary>
    public void Feeds(EntitySet set, string format)
    {
        if (Sets.Add(set) || !formats.Contains(format))
        {
            formats.Add(format);
        }
    }

    /// <summary>A log record without a time was read: nothing can be said of when it happened, or before what.</summary>
    public void CountTimeless()
    {
        timeless++;
        IsIncomplete = true;
    }

    /// <summary>Names what a file is that holds no record itself.</summary>
    public void IsKnownAs(string format) => ignoredFormats.Add(format);

    public void CountRead(DateTimeOffset? time)
    {
        Read++;
        Saw(time);
    }

    /// <summary>Widens the time that the file spans.</summary>
    public void Saw(DateTimeOffset? time)
    {
        if (time is { } known)
        {
            first = !(first <= known) ? known : first;
            last = !(last >= known) ? known : last;
        }
    }

    public void CountIgnored(string format)
    {
        Ignored++;
        if (ignoredFormats.Count < 3 && !ignoredFormats.Contains(format))
        {
            ignoredFormats.Add(format);
        }
    }

    public void CountUnknown() => Unknown++;

    public void Reject(long line, string reason)
    {
        Rejected++;
        IsIncomplete = true;
        if (rejections.Count < RejectionsShown)
        {
            rejections.Add(new RejectedRecord(line, reason));
        }
    }

    /// <summary>Says why the file is not whole. The first problem stands.</summary>
    public void Fail(string problem, string? action)
    {
        IsIncomplete = true;
        Note(problem, action);
    }

    /// <summary>Says something worth knowing that makes the file no less whole.</summary>
    public void Note(string problem, string? action)
    {
        Problem ??= problem;
        RecommendedAction ??= action;
    }

    public EvidenceFile ToEvidenceFile() => new()
    {
        Path = Path,
        Format = FormatName(),
        EntitySets = [.. EntitySets.All.Where(Sets.Contains).Select(set => set.Name)],
        Read = Read,
        Duplicates = Duplicates,
        DuplicatesAreMinimum = DuplicatesAreMinimum,
        Ignored = Ignored + (Sets.Count + ignoredFormats.Count > 0 ? Unknown : 0),
        Rejected = Rejected,
        Rejections = [.. rejections],
        First = first,
        Last = last,
        Completeness = IsIncomplete ? EvidenceState.Incomplete : formats.Count + ignoredFormats.Count == 0 ? EvidenceState.NotCaptured : EvidenceState.Available,
        Problem = Problem ?? (Rejected > 0 ? $"{Rejected} record(s) could not be read; the first at {rejections[0]}"
            : timeless > 0 ? $"{timeless} log record(s) carry no time, so that what happened before what cannot be told." : null),
        RecommendedAction = RecommendedAction ?? (Rejected > 0 ? "Export the file again, or repair the lines named in Rejections."
            : timeless > 0 ? "Export the log again with its time column (TimeGenerated, CreationDate, createdDateTime)." : null),
    };

    private string FormatName()
    {
        var names = formats.Count > 0 ? formats : ignoredFormats;
        if (names.Count == 0)
        {
            return EvidenceFile.Unrecognised;
        }

        var shown = names.Count > 4 ? string.Join(", ", names.Take(3)) + $" and {names.Count - 3} more" : string.Join(", ", names);
        return Container is null ? shown : $"{shown} ({Container})";
    }
}

namespace OAuthHunter.Evidence;

/// <summary>What became of one file of the evidence.</summary>
public sealed record EvidenceFile
{
    /// <summary>Format of a file in which nothing is evidence.</summary>
    public const string Unrecognised = "Unrecognised";

    /// <summary>Path; for a file inside an archive, archive path, "!" and entry name.</summary>
    public required string Path { get; init; }

    /// <summary>Recognised format, for example "Unified audit log (CSV)"; <see cref="Unrecognised"/> when nothing fits.</summary>
    public required string Format { get; init; }

    /// <summary>Sets that it fed.</summary>
    public IReadOnlyList<string> EntitySets { get; init; } = [];

    /// <summary>Records taken.</summary>
    public long Read { get; init; }

    /// <summary>Records seen before, here or in another file of the same evidence, and not counted again.</summary>
    public long Duplicates { get; init; }

    /// <summary>True when the list of ids outgrew its bound, so that <see cref="Duplicates"/> is a minimum.</summary>
    public bool DuplicatesAreMinimum { get; init; }

    /// <summary>Records that are valid but of a kind that is not hunted in.</summary>
    public long Ignored { get; init; }

    /// <summary>Records that could not be read.</summary>
    public long Rejected { get; init; }

    /// <summary>The first of the rejected, with line and reason.</summary>
    public IReadOnlyList<RejectedRecord> Rejections { get; init; } = [];

    public DateTimeOffset? First { get; init; }

    public DateTimeOffset? Last { get; init; }

    /// <summary>Available; Incomplete when the file is cut off or records were rejected; NotCaptured when nothing in it is evidence.</summary>
    public EvidenceState Completeness { get; init; } = EvidenceState.Available;

    /// <summary>Why the file could not be read, or not to its end; null when all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>What to do about it.</summary>
    public string? RecommendedAction { get; init; }

    public override string ToString() => $"{Path} ({Format}): {Read} read";
}

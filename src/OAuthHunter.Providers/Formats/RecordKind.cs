using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Formats;

/// <summary>What a record is: the set it feeds and how it is mapped, or a name for what is known but not hunted in.</summary>
internal sealed class RecordKind
{
    private RecordKind(string format, EntitySet? set, Func<EvidenceRow, EvidenceRecord>? map)
    {
        Format = format;
        Set = set;
        Map = map;
    }

    /// <summary>For people, for example "Unified audit log".</summary>
    public string Format { get; }

    /// <summary>Null when the kind is not hunted in.</summary>
    public EntitySet? Set { get; }

    public Func<EvidenceRow, EvidenceRecord>? Map { get; }

    public static RecordKind Of(string format, EntitySet set, Func<EvidenceRow, EvidenceRecord> map) => new(format, set, map);

    public static RecordKind Ignored(string format) => new(format, null, null);
}

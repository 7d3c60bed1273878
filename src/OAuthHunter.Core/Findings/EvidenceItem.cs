using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Findings;

/// <summary>One row that a finding rests on, with the place where it can be looked up.</summary>
public sealed record EvidenceItem
{
    /// <summary>Kind of evidence, as in <see cref="EntitySets"/>.</summary>
    public required string EntitySet { get; init; }

    /// <summary>Id of the record in its own system; null when it has none.</summary>
    public string? Key { get; init; }

    /// <summary>When it happened (UTC); null for objects without a time.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>What the row says, in one line.</summary>
    public required string Description { get; init; }

    // Put into words when somebody looks: an inventory makes a million of these, and few are looked at.
    private readonly EvidenceOrigin place;
    private readonly string? origin;

    /// <summary>File and line, or live endpoint.</summary>
    public string? Origin
    {
        get => origin ?? (place == default ? null : place.ToString());
        init => origin = value;
    }

    private EvidenceItem(EvidenceOrigin place) => this.place = place;

    public EvidenceItem()
    {
    }

    /// <summary>An item for a record as read.</summary>
    public static EvidenceItem Of(EntitySet set, EvidenceRecord record, string? key, string description, DateTimeOffset? time = null) =>
        new(record.Origin) { EntitySet = set.Name, Key = key, Description = description, Time = time };

    public override string ToString() => Time is { } time ? $"{time:yyyy-MM-dd HH:mm:ss}Z  {Description}" : Description;
}

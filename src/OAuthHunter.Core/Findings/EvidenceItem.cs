using System.Diagnostics.CodeAnalysis;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Findings;

/// <summary>One row that a finding rests on, with the place where it can be looked up.</summary>
public sealed record EvidenceItem
{
    // Put into words when somebody looks: an inventory makes a million of these, and few are looked at.
    private readonly EvidenceOrigin place;
    private readonly string? origin;
    private readonly Func<string>? describe;
    private string? description;

    public EvidenceItem()
    {
    }

    private EvidenceItem(EvidenceOrigin place, Func<string>? describe)
    {
        this.place = place;
        this.describe = describe;
    }

    [SetsRequiredMembers]
    private EvidenceItem(EntitySet set, EvidenceRecord record, string? key, Func<string> describe)
        : this(record.Origin, describe)
    {
        EntitySet = set.Name;
        Key = key;
        Description = null!;
    }

    /// <summary>Kind of evidence, as in <see cref="EntitySets"/>.</summary>
    public required string EntitySet { get; init; }

    /// <summary>Id of the record in its own system; null when it has none.</summary>
    public string? Key { get; init; }

    /// <summary>When it happened (UTC); null for objects without a time.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>What the row says, in one line.</summary>
    public required string Description
    {
        get => description ??= describe?.Invoke() ?? string.Empty;
        init => description = value;
    }

    /// <summary>File and line, or live endpoint.</summary>
    public string? Origin
    {
        get => origin ?? (place == default ? null : place.ToString());
        init => origin = value;
    }

    /// <summary>An item for a record as read.</summary>
    public static EvidenceItem Of(EntitySet set, EvidenceRecord record, string? key, string description, DateTimeOffset? time = null) =>
        new(record.Origin, null) { EntitySet = set.Name, Key = key, Description = description, Time = time };

    /// <summary>The same, described when somebody asks.</summary>
    internal static EvidenceItem Of(EntitySet set, EvidenceRecord record, string? key, Func<string> describe) => new(set, record, key, describe);

    /// <summary>The same row, said in the same words.</summary>
    public bool Equals(EvidenceItem? other) => ReferenceEquals(this, other) || (other is not null
        && EntitySet == other.EntitySet && Key == other.Key && Time == other.Time && Origin == other.Origin && Description == other.Description);

    public override int GetHashCode() => unchecked((((EntitySet.GetHashCode() * 397) ^ (Key?.GetHashCode() ?? 0)) * 397) ^ Time.GetHashCode());

    public override string ToString() => Time is { } time ? $"{time:yyyy-MM-dd HH:mm:ss}Z  {Description}" : Description;
}

using System.Diagnostics.CodeAnalysis;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Findings;

/// <summary>One row that a finding rests on, with the place where it can be looked up.</summary>
public sealed record EvidenceItem
{
    // Looked up and put into words when somebody looks: an inventory makes a million of these, and few are looked at.
    private readonly StoredRow? row;
    private readonly EvidenceOrigin place;
    private readonly string? origin;
    private readonly string? key;
    private string? description;

    public EvidenceItem()
    {
    }

    [SetsRequiredMembers]
    private EvidenceItem(EntitySet set, EvidenceOrigin place, StoredRow? row)
    {
        this.place = place;
        this.row = row;
        EntitySet = set.Name;
        Description = null!;
    }

    /// <summary>Kind of evidence, as in <see cref="EntitySets"/>.</summary>
    public required string EntitySet { get; init; }

    /// <summary>Id of the record in its own system; null when it has none.</summary>
    public string? Key
    {
        get => key ?? row?.Key;
        init => key = value;
    }

    /// <summary>When it happened (UTC); null for objects without a time.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>What the row says, in one line.</summary>
    public required string Description
    {
        get => description ??= row?.Describe() ?? string.Empty;
        init => description = value;
    }

    /// <summary>File and line, or live endpoint.</summary>
    public string? Origin
    {
        get => origin ?? (Place == default ? null : Place.ToString());
        init => origin = value;
    }

    private EvidenceOrigin Place => row?.Origin ?? place;

    /// <summary>An item for a record as read.</summary>
    public static EvidenceItem Of(EntitySet set, EvidenceRecord record, string? key, string description, DateTimeOffset? time = null) =>
        new(set, record.Origin, null) { Key = key, Description = description, Time = time };

    /// <summary>An item for a row that is looked up when somebody looks.</summary>
    internal static EvidenceItem Of(EntitySet set, StoredRow row) => new(set, default, row);

    /// <summary>The same row, said in the same words.</summary>
    public bool Equals(EvidenceItem? other) => ReferenceEquals(this, other) || (other is not null
        && EntitySet == other.EntitySet && Key == other.Key && Time == other.Time && Origin == other.Origin && Description == other.Description);

    public override int GetHashCode() => unchecked((((EntitySet.GetHashCode() * 397) ^ (Key?.GetHashCode() ?? 0)) * 397) ^ Time.GetHashCode());

    public override string ToString() => Time is { } time ? $"{time.AsSecond()}Z  {Description}" : Description;
}

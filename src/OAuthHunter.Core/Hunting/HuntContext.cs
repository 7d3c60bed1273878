using OAuthHunter.Detections;
using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Hunting;

/// <summary>What a detection sees: the facts, what the evidence covers, and a time that stands for now.</summary>
public sealed class HuntContext
{
    public HuntContext(TenantFacts facts, HuntOptions options)
    {
        Facts = facts;
        Options = options;
    }

    public TenantFacts Facts { get; }

    public HuntOptions Options { get; }

    /// <summary>The list of known apps that this hunt goes by.</summary>
    public KnownApps KnownApps => Options.KnownApps;

    /// <summary>
    /// The moment that the evidence speaks of: when it was captured, or its last record. An incident of last year is judged
    /// as of last year.
    /// </summary>
    public DateTimeOffset Now => Facts.ReferenceTime;

    /// <summary>Whether the set was read, in whole or in part.</summary>
    public bool Has(EntitySet set) => Facts.Coverage.Has(set);

    /// <summary>Whether all sets of a need were read, in whole or in part.</summary>
    public bool Has(EvidenceNeed need) => need.Sets.All(Has);

    /// <summary>Age at <see cref="Now"/>; null when the time is not known.</summary>
    public TimeSpan? Age(DateTimeOffset? time) => time is { } known ? Now - known : null;

    /// <summary>True when the time is known and not older than so many days at <see cref="Now"/>.</summary>
    public bool IsWithinDays(DateTimeOffset? time, double days) => Age(time) is { } age && age.TotalDays <= days;
}

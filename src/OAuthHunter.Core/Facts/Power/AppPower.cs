using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Power;

/// <summary>One thing that an app can do now, however it came to it.</summary>
public sealed record AppPower
{
    public required AppProfile App { get; init; }

    public required AppPowerKind Kind { get; init; }

    /// <summary>Permission, role or role group.</summary>
    public required string Name { get; init; }

    /// <summary>What it is power over: the API, the directory, Exchange Online.</summary>
    public string? Resource { get; init; }

    public string? ResourceAppId { get; init; }

    /// <summary>How it is held: granted, for a user, through a group, eligible, by ownership.</summary>
    public required string Obtained { get; init; }

    /// <summary>Null when neither objects nor audit log tell.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Who gave it; null when the audit log does not tell.</summary>
    public string? GrantedBy { get; init; }

    /// <summary>Where it works.</summary>
    public required string Scope { get; init; }

    /// <summary>0 rules the tenant, 1 rules a workload or all mail, 2 less; null when it is in no table of dangerous powers.</summary>
    public int? Tier { get; init; }

    /// <summary>Null when it is in no table of dangerous powers.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Why it matters, and what of it may deceive.</summary>
    public string? Reason { get; init; }

    public required EvidenceItem Evidence { get; init; }
}

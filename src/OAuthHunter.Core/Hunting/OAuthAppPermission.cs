using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Power;
using OAuthHunter.Findings;

namespace OAuthHunter.Hunting;

/// <summary>One permission, role or inherited power of an app, as a row for people and pipelines.</summary>
public sealed record OAuthAppPermission
{
    public required string App { get; init; }

    public string? AppId { get; init; }

    public string? ServicePrincipalId { get; init; }

    public AppOwnership Ownership { get; init; }

    /// <summary>Permission, role or role group.</summary>
    public required string Permission { get; init; }

    /// <summary>What it is power over: the API, Entra, Exchange Online.</summary>
    public string? Resource { get; init; }

    public string? ResourceAppId { get; init; }

    /// <summary>Application, Delegated, EntraRole, ExchangeRole or Ownership.</summary>
    public AppPowerKind Type { get; init; }

    /// <summary>How it is held: granted, for a user, through a group, eligible, as owner of another app.</summary>
    public required string Obtained { get; init; }

    /// <summary>Null when neither objects nor audit log tell.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Null when the audit log does not tell.</summary>
    public string? GrantedBy { get; init; }

    /// <summary>Where it works: tenant, all users, one user, some mailboxes, an administrative unit.</summary>
    public required string Scope { get; init; }

    /// <summary>0 rules the tenant, 1 rules a workload or all mail, 2 less; null when it is in no table of dangerous powers.</summary>
    public int? Tier { get; init; }

    /// <summary>Null when it is in no table of dangerous powers.</summary>
    public Severity? Severity { get; init; }

    public string? Reason { get; init; }

    public required EvidenceItem Evidence { get; init; }

    public override string ToString() => $"{App}: {Permission} ({Type})";
}

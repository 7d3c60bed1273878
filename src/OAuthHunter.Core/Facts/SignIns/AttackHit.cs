using OAuthHunter.Findings;

namespace OAuthHunter.Facts.SignIns;

/// <summary>An attack that had the right password.</summary>
public sealed record AttackHit
{
    public required PasswordAttack Attack { get; init; }

    /// <summary>UPN, lower case.</summary>
    public required string User { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string Address { get; init; }

    /// <summary>0 means the intruder is in; any other code means the password was right and something else stopped him.</summary>
    public required int ErrorCode { get; init; }

    public string? AppId { get; init; }

    public string? AppName { get; init; }

    /// <summary>True when the log says one factor sufficed; null when it cannot tell.</summary>
    public bool? WasSingleFactor { get; init; }

    public required EvidenceItem Evidence { get; init; }
}

using OAuthHunter.Model;

namespace OAuthHunter.Findings;

/// <summary>Why a finding does not count for the time being, and who says so.</summary>
public sealed record FindingSuppression
{
    public required string Reason { get; init; }

    public required string Owner { get; init; }

    /// <summary>When the finding counts again (UTC).</summary>
    public required DateTimeOffset Expires { get; init; }

    public override string ToString() => $"until {Expires.AddTicks(-1).AsDay()} by {Owner}: {Reason}";
}

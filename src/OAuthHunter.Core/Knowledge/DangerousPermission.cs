using OAuthHunter.Findings;

namespace OAuthHunter.Knowledge;

/// <summary>A permission that matters in a takeover, with our judgement.</summary>
public sealed record DangerousPermission
{
    public required string ResourceAppId { get; init; }

    public required string ResourceName { get; init; }

    public required string PermissionId { get; init; }

    public required string Value { get; init; }

    public required bool IsApplicationPermission { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>What it opens: exo-admin, tier0, consent, account, defence, mail-all …</summary>
    public required string Class { get; init; }

    public required string Reason { get; init; }
}

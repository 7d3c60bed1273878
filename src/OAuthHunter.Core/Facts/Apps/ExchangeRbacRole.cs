using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Apps;

/// <summary>Power that Exchange itself gives an app, invisible in Entra.</summary>
public sealed record ExchangeRbacRole
{
    /// <summary>Role group or role.</summary>
    public required string Name { get; init; }

    public bool IsRoleGroup { get; init; }

    /// <summary>Whether it lets the app change mail flow or roles.</summary>
    public bool CanWrite { get; init; }

    public required EvidenceItem Evidence { get; init; }
}

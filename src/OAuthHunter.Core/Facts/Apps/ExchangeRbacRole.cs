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

    /// <summary>Where it works, for people; null for everywhere.</summary>
    public string? Scope { get; init; }

    /// <summary>A role for applications, such as Application Mail.Read: a permission over mail, given in Exchange instead of Entra.</summary>
    public bool IsApplicationRole => !IsRoleGroup && Name.StartsWith("Application ", StringComparison.OrdinalIgnoreCase);

    public required EvidenceItem Evidence { get; init; }
}

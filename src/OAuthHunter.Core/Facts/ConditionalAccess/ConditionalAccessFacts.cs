using OAuthHunter.ConditionalAccess;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.ConditionalAccess;

/// <summary>What the tenant has of Conditional Access, and the engine that weighs it.</summary>
public sealed class ConditionalAccessFacts
{
    /// <summary>A tenant of which nothing was captured.</summary>
    public static ConditionalAccessFacts None { get; } = new() { Environment = new AccessEnvironment { Gaps = ["Conditional Access policies were not captured."] } };

    /// <summary>What the engine was given.</summary>
    public required AccessEnvironment Environment { get; init; }

    /// <summary>Null when neither security defaults nor policies can be weighed.</summary>
    public AccessEngine? Engine { get; init; }

    /// <summary>All policies, by name.</summary>
    public IReadOnlyList<ConditionalAccessPolicy> Policies => Environment.Policies;

    /// <summary>Enabled policies.</summary>
    public IReadOnlyList<ConditionalAccessPolicy> Enforced { get; init; } = [];

    /// <summary>Policies that only watch.</summary>
    public IReadOnlyList<ConditionalAccessPolicy> ReportOnly { get; init; } = [];

    public bool? AreSecurityDefaultsOn => Environment.SecurityDefaults?.IsEnabled;
}

using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>Everything of a tenant that decides about sign-ins.</summary>
public sealed record AccessEnvironment
{
    /// <summary>All policies, whatever their state.</summary>
    public IReadOnlyList<ConditionalAccessPolicy> Policies { get; init; } = [];

    /// <summary>Null when named locations were not captured: each that a policy names is then a place of its own.</summary>
    public IReadOnlyList<NamedLocation>? NamedLocations { get; init; }

    /// <summary>Strengths made in the tenant; the built-in ones are known.</summary>
    public IReadOnlyList<AuthenticationStrengthPolicy> Strengths { get; init; } = [];

    /// <summary>Null when not captured.</summary>
    public SecurityDefaultsPolicy? SecurityDefaults { get; init; }

    public IReadOnlyList<Group> Groups { get; init; } = [];

    /// <summary>Display names by application id, for people.</summary>
    public IReadOnlyDictionary<string, string> AppNames { get; init; } = new Dictionary<string, string>();

    /// <summary>What is missing of the policies as a whole. While there is anything, only a Yes can be answered.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>The moment that the evidence speaks of: Microsoft's mandatory MFA has begun or not.</summary>
    public DateTimeOffset At { get; init; }
}

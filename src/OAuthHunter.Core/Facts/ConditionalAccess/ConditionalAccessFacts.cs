using OAuthHunter.ConditionalAccess;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.ConditionalAccess;

/// <summary>What the tenant has of Conditional Access, the engine that weighs it, and what it says of people who are nobody special.</summary>
public sealed class ConditionalAccessFacts
{
    private readonly Lazy<AdminAccess?> member;
    private readonly Lazy<AdminAccess?> guest;
    private Lazy<PopulationCoverage?> population = new(() => null);

    public ConditionalAccessFacts()
    {
        member = new(() => Engine?.Evaluate(Anybody));
        guest = new(() => Engine?.Evaluate(AnyGuest));
    }

    /// <summary>A tenant of which nothing was captured.</summary>
    public static ConditionalAccessFacts None { get; } = new() { Inputs = new AccessEnvironment { Gaps = ["Conditional Access policies were not captured."] } };

    /// <summary>A member without roles whom no policy names and who is in no group that one names.</summary>
    public static AccessSubject Anybody { get; } = new() { Id = "(any member)", External = ExternalUserKind.None, IsAnybody = true };

    /// <summary>The same as a guest.</summary>
    public static AccessSubject AnyGuest { get; } = new() { Id = "(any guest)", External = ExternalUserKind.B2bCollaborationGuest, IsAnybody = true };

    /// <summary>What the engine was given.</summary>
    public required AccessEnvironment Inputs { get; init; }

    /// <summary>Null when neither security defaults nor policies can be weighed.</summary>
    public AccessEngine? Engine { get; init; }

    /// <summary>All policies, by name.</summary>
    public IReadOnlyList<ConditionalAccessPolicy> Policies => Inputs.Policies;

    /// <summary>Enabled policies.</summary>
    public IReadOnlyList<ConditionalAccessPolicy> Enforced { get; init; } = [];

    /// <summary>Policies that only watch.</summary>
    public IReadOnlyList<ConditionalAccessPolicy> ReportOnly { get; init; } = [];

    /// <summary>Null when the setting was not captured.</summary>
    public bool? AreSecurityDefaultsOn => Inputs.SecurityDefaults?.IsEnabled;

    /// <summary>How continuous access evaluation was set before Conditional Access took it over; null when that was not captured.</summary>
    public ContinuousAccessEvaluationPolicy? OldContinuousAccess { get; init; }

    /// <summary>What is demanded of members in general; null when nothing can be weighed.</summary>
    public AdminAccess? Member => member.Value;

    /// <summary>What is demanded of guests in general.</summary>
    public AdminAccess? Guest => guest.Value;

    /// <summary>Everything that enabled and report-only policies name by id.</summary>
    public IReadOnlyList<PolicyReference> References { get; init; } = [];

    /// <summary>Changes to policies, named locations, continuous access evaluation and security defaults, in time order.</summary>
    public IReadOnlyList<PolicyChange> Changes { get; init; } = [];

    /// <summary>All accounts, weighed when first asked for; null when users were not captured.</summary>
    public PopulationCoverage? Population => population.Value;

    /// <summary>The same with the accounts to weigh, which are known only when the administrators are.</summary>
    internal ConditionalAccessFacts With(Lazy<PopulationCoverage?> accounts)
    {
        population = accounts;
        return this;
    }
}

using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>A policy in the space, with where it comes from.</summary>
internal sealed class SpacePolicy
{
    public required ConditionalAccessPolicy Policy { get; init; }

    public required ConditionalAccessConditions Conditions { get; init; }

    public required string Name { get; init; }

    /// <summary>Enabled, as opposed to report-only.</summary>
    public required bool IsEnforced { get; init; }

    /// <summary>Made by Microsoft and not in the list of policies: security defaults, mandatory MFA, per-user MFA.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>Closes ways, but is nobody's own protection: it proves nothing about the tenant.</summary>
    public bool IsAmbient { get; init; }

    /// <summary>What is not known about whether it is in force; null when it is.</summary>
    public string? Doubt { get; init; }

    /// <summary>Binds those whose per-user MFA is on, whatever its conditions say.</summary>
    public bool IsPerUser { get; init; }

    public HashSet<string> IncludeUsers { get; private init; } = [];

    public HashSet<string> ExcludeUsers { get; private init; } = [];

    public static SpacePolicy Of(ConditionalAccessPolicy policy, bool isEnforced) => new()
    {
        Policy = policy,
        Conditions = policy.Conditions ?? new ConditionalAccessConditions(),
        Name = policy.DisplayName ?? policy.Id ?? "unnamed policy",
        IsEnforced = isEnforced,
        Doubt = policy.Conditions is null ? "its conditions were not captured" : null,
        IncludeUsers = SetOf(policy.Conditions?.IncludeUsers),
        ExcludeUsers = SetOf(policy.Conditions?.ExcludeUsers),
    };

    /// <summary>A rule of Microsoft's own, in the form of a policy.</summary>
    public static SpacePolicy BuiltIn(string name, ConditionalAccessConditions conditions, string control, bool isAmbient = false, bool isPerUser = false, string? doubt = null) => new()
    {
        Policy = new ConditionalAccessPolicy
        {
            DisplayName = name,
            State = "enabled",
            Conditions = conditions,
            GrantControls = new ConditionalAccessGrantControls { Operator = "OR", BuiltInControls = [control] },
        },
        Conditions = conditions,
        Name = name,
        IsEnforced = true,
        IsBuiltIn = true,
        IsAmbient = isAmbient,
        IsPerUser = isPerUser,
        Doubt = doubt,
        IncludeUsers = SetOf(conditions.IncludeUsers),
        ExcludeUsers = SetOf(conditions.ExcludeUsers),
    };

    private static HashSet<string> SetOf(IReadOnlyList<string>? values) => new(values ?? [], StringComparer.OrdinalIgnoreCase);
}

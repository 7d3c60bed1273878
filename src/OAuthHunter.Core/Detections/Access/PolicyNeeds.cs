using OAuthHunter.Evidence;

namespace OAuthHunter.Detections.Access;

/// <summary>What the detections about policies take.</summary>
internal static class PolicyNeeds
{
    public static EvidenceNeed Policies { get; } = new("policies", EntitySets.ConditionalAccessPolicies);

    /// <summary>While security defaults are on, no policy can be, and they alone tell.</summary>
    public static IReadOnlyList<EvidenceNeed> PoliciesOrDefaults { get; } = [Policies, new EvidenceNeed("security defaults", EntitySets.SecurityDefaults) { IsFallback = true }];

    /// <summary>For checks about administrators.</summary>
    public static IReadOnlyList<EvidenceNeed> Administrators { get; } = Mfa.AdminNeeds.With("policies", EntitySets.ConditionalAccessPolicies);
}

using OAuthHunter.Facts.Policies;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Policies;

/// <summary>Tells how far a consent policy opens the door to apps that nobody approved.</summary>
internal static class ConsentPolicies
{
    public const string ForSelf = "ManagePermissionGrantsForSelf.";
    public const string ForOwned = "ManagePermissionGrantsForOwnedResource.";
    public const string Legacy = "microsoft-user-default-legacy";

    /// <summary>Policy id behind the verb, or the text itself (the audit log at times leaves the verb out).</summary>
    public static string IdOf(string assigned) =>
        assigned.StartsWith(ForSelf, StringComparison.OrdinalIgnoreCase) ? assigned.Substring(ForSelf.Length)
        : assigned.StartsWith(ForOwned, StringComparison.OrdinalIgnoreCase) ? assigned.Substring(ForOwned.Length)
        : assigned;

    public static bool IsForOwned(string assigned) => assigned.StartsWith(ForOwned, StringComparison.OrdinalIgnoreCase);

    /// <summary>How open a policy for users' own consent is; null when it is a custom one that was not captured.</summary>
    public static ConsentReach? ReachOf(string policyId, PolicyFacts policies)
    {
        switch (policyId.ToLowerInvariant())
        {
            case Legacy or "microsoft-user-default-allow-consent-apps":
                return ConsentReach.Open;
            case "microsoft-user-default-low":
                return ConsentReach.LowRisk;
            case "microsoft-user-default-recommended":
                return ConsentReach.Recommended;
        }

        var includes = policies.FindPermissionGrant(policyId)?.Includes;
        return includes is null ? null : includes.Count == 0 ? ConsentReach.Recommended : includes.Max(Reach);
    }

    private static ConsentReach Reach(PermissionGrantConditionSet set)
    {
        var isForSomeApps = !IsAll(set.ClientApplicationIds) || !IsAll(set.ClientApplicationPublisherIds) || !IsAll(set.ClientApplicationTenantIds);
        var isForSomePermissions = !IsAll(set.Permissions) || Same(set.PermissionClassification, "low");
        return isForSomeApps ? ConsentReach.Recommended
            : isForSomePermissions || set.ClientApplicationsFromVerifiedPublisherOnly == true ? ConsentReach.LowRisk
            : ConsentReach.Open;
    }

    // A condition that is not set takes in everything.
    private static bool IsAll(IReadOnlyList<string>? values) => values is null || values.Count == 0 || values.Any(value => Same(value, "all") || Same(value, "any"));

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>Finds the emergency accounts: those that the caller names, else the Global Administrators whom most policies leave out.</summary>
internal static class EmergencyAccounts
{
    /// <summary>Share of policies that must leave an account out.</summary>
    private const double Share = 0.8;

    /// <summary>An exclusion from a single policy says little.</summary>
    private const int FewestPolicies = 2;

    /// <param name="facts">The tenant.</param>
    /// <param name="named">UPNs or object ids that the caller named; empty to recognise them.</param>
    public static IReadOnlyList<EmergencyAccount> Find(TenantFacts facts, IReadOnlyCollection<string> named)
    {
        var policies = facts.ConditionalAccessPolicies
            .Where(policy => string.Equals(policy.State, "enabled", StringComparison.OrdinalIgnoreCase) && IsForEveryone(policy.Conditions))
            .OrderBy(policy => policy.DisplayName, StringComparer.Ordinal).ToList();
        var accounts = facts.Admins.Where(admin => named.Count > 0 ? named.Any(admin.Is) : admin.IsGlobalAdministrator).Select(admin => new EmergencyAccount
        {
            Admin = admin,
            IsNamed = named.Count > 0,
            ExcludedFrom = [.. policies.Where(policy => Excludes(facts, policy.Conditions!, admin)).Select(policy => policy.DisplayName ?? policy.Id ?? "unnamed policy")],
            Policies = policies.Count,
        });
        return named.Count > 0
            ? [.. accounts]
            : [.. accounts.Where(account => account.ExcludedFrom.Count >= FewestPolicies && account.ExcludedFrom.Count >= Share * account.Policies)];
    }

    // Policies for everyone and for administrative roles are those that an emergency account is spared.
    private static bool IsForEveryone(ConditionalAccessConditions? conditions) =>
        Has(conditions?.IncludeUsers, "All") || conditions?.IncludeRoles is { Count: > 0 };

    private static bool Excludes(TenantFacts facts, ConditionalAccessConditions conditions, AdminProfile admin) =>
        Has(conditions.ExcludeUsers, admin.Id)
        || (conditions.ExcludeGroups ?? []).Any(id => facts.Groups.Contains(id, admin.Id) == true)
        || admin.Roles.Any(role => !role.IsEligible && role.IsSeenByRoleConditions && Has(conditions.ExcludeRoles, role.RoleTemplateId));

    private static bool Has(IReadOnlyList<string>? values, string value) => values?.Contains(value, StringComparer.OrdinalIgnoreCase) == true;
}

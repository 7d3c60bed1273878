using OAuthHunter.Facts.Apps;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>Tells whether a policy's users, groups and roles take an admin in.</summary>
internal sealed class PolicyScope
{
    private readonly string userId;
    private readonly GroupMembership groups;
    private readonly HashSet<string> active;
    private readonly HashSet<string> eligible;
    private readonly bool isGuest;

    public PolicyScope(string userId, string upn, User? user, IEnumerable<HeldRole> roles, GroupMembership groups)
    {
        this.userId = userId;
        this.groups = groups;

        // Conditional Access looks at roles that are active for the whole tenant, not at those of an administrative unit.
        var wide = roles.Where(role => role.Scope is null or "/").ToList();
        active = new HashSet<string>(wide.Where(role => !role.IsEligible).Select(role => role.RoleTemplateId), StringComparer.OrdinalIgnoreCase);
        eligible = new HashSet<string>(wide.Where(role => role.IsEligible).Select(role => role.RoleTemplateId), StringComparer.OrdinalIgnoreCase);
        isGuest = string.Equals(user?.UserType, "Guest", StringComparison.OrdinalIgnoreCase) || upn.IndexOf("#EXT#", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    public Verdict Weigh(ConditionalAccessConditions conditions)
    {
        var unknown = new List<string>();
        var holes = new List<string>();
        if (Exclusion(conditions, unknown, holes) is { } why)
        {
            return new Verdict(true, why, [], []);
        }

        if (Has(conditions.IncludeUsers, "All") || Has(conditions.IncludeUsers, userId) || Any(conditions.IncludeRoles, active)
            || (isGuest && (conditions.IncludesGuestsOrExternalUsers || Has(conditions.IncludeUsers, "GuestsOrExternalUsers"))))
        {
            return new Verdict(false, null, holes, unknown);
        }

        var memberships = (conditions.IncludeGroups ?? []).Select(id => (Id: id, IsMember: groups.Contains(id, userId))).ToList();
        if (memberships.Any(pair => pair.IsMember == true))
        {
            return new Verdict(false, null, holes, unknown);
        }

        unknown.AddRange(memberships.Where(pair => pair.IsMember is null).Select(pair => $"members of the included group {groups.NameOf(pair.Id)} were not captured"));
        if (Any(conditions.IncludeRoles, eligible))
        {
            holes.Add("only once the eligible role is activated");
            return new Verdict(false, null, holes, unknown);
        }

        return memberships.Any(pair => pair.IsMember is null) ? new Verdict(false, null, holes, unknown) : new Verdict(true, null, [], []);
    }

    private string? Exclusion(ConditionalAccessConditions conditions, List<string> unknown, List<string> holes)
    {
        if (Has(conditions.ExcludeUsers, userId) || (isGuest && (conditions.ExcludesGuestsOrExternalUsers || Has(conditions.ExcludeUsers, "GuestsOrExternalUsers"))))
        {
            return "excludes this user";
        }

        if (Any(conditions.ExcludeRoles, active))
        {
            return "excludes a role of this user";
        }

        foreach (var id in conditions.ExcludeGroups ?? [])
        {
            switch (groups.Contains(id, userId))
            {
                case true:
                    return $"excludes the group {groups.NameOf(id)}";
                case null:
                    unknown.Add($"members of the excluded group {groups.NameOf(id)} were not captured");
                    break;
            }
        }

        if (Any(conditions.ExcludeRoles, eligible))
        {
            holes.Add("not once an excluded eligible role is activated");
        }

        return null;
    }

    private static bool Any(IReadOnlyList<string>? values, HashSet<string> wanted) => values?.Any(wanted.Contains) == true;

    private static bool Has(IReadOnlyList<string>? values, string value) => values?.Contains(value, StringComparer.OrdinalIgnoreCase) == true;

    /// <param name="IsOut">The policy certainly does not take the admin in.</param>
    /// <param name="Exclusion">Why, where an exclusion is the reason.</param>
    /// <param name="Holes">When it lets him go.</param>
    /// <param name="Unknown">What would have to be known.</param>
    internal sealed record Verdict(bool IsOut, string? Exclusion, IReadOnlyList<string> Holes, IReadOnlyList<string> Unknown);
}

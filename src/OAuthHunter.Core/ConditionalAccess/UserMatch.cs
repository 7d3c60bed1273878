using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>Whether one policy's users, groups, roles and guests take a user in.</summary>
internal sealed class UserMatch
{
    private readonly SpacePolicy policy;
    private readonly ConditionalAccessConditions conditions;
    private readonly MembershipIndex groups;
    private readonly HashSet<string> includeRoles;
    private readonly HashSet<string> excludeRoles;
    private readonly int[] includeGroups;
    private readonly int[] excludeGroups;

    public UserMatch(SpacePolicy policy, MembershipIndex groups)
    {
        this.policy = policy;
        this.groups = groups;
        conditions = policy.Conditions;
        includeRoles = new HashSet<string>(conditions.IncludeRoles ?? [], StringComparer.OrdinalIgnoreCase);
        includeGroups = groups.PositionsOf(conditions.IncludeGroups);
        excludeGroups = groups.PositionsOf(conditions.ExcludeGroups);
        excludeRoles = new HashSet<string>(conditions.ExcludeRoles ?? [], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The roles that this policy asks for.</summary>
    public bool AsksForRole(string role) => includeRoles.Contains(role) || excludeRoles.Contains(role);

    /// <summary>The same for two roles: no policy tells them apart if this says so of every policy.</summary>
    public int RoleMark(string role) => (includeRoles.Contains(role) ? 1 : 0) + (excludeRoles.Contains(role) ? 2 : 0);

    public bool? Takes(AccessSubject subject, IReadOnlyCollection<string> roles)
    {
        if (policy.IsPerUser)
        {
            return subject.PerUserMfa is PerUserMfa.Enabled or PerUserMfa.Enforced;
        }

        if (!Truth.IsEmpty(conditions.IncludeServicePrincipals))
        {
            return false;
        }

        var takes = Truth.And(Included(subject, roles), Truth.Not(Excluded(subject, roles)));
        return policy.Doubt is null ? takes : Truth.And(takes, null);
    }

    public bool? Included(AccessSubject subject, IReadOnlyCollection<string> roles)
    {
        if (policy.Policy.Conditions is null && !policy.IsBuiltIn)
        {
            return null;
        }

        var users = policy.IncludeUsers;
        if (users.Contains("All") || users.Contains(subject.Id) || Any(includeRoles, roles))
        {
            return true;
        }

        var takes = Member(includeGroups, subject);
        return takes == true ? true : Truth.Or(takes, Guest(
            users.Contains("GuestsOrExternalUsers"), conditions.IncludesGuestsOrExternalUsers, conditions.IncludeGuestTypes, conditions.IncludeExternalTenants, subject));
    }

    public bool? Excluded(AccessSubject subject, IReadOnlyCollection<string> roles)
    {
        if (policy.ExcludeUsers.Contains(subject.Id) || Any(excludeRoles, roles))
        {
            return true;
        }

        var takes = Member(excludeGroups, subject);
        return takes == true ? true : Truth.Or(takes, Guest(
            policy.ExcludeUsers.Contains("GuestsOrExternalUsers"), conditions.ExcludesGuestsOrExternalUsers, conditions.ExcludeGuestTypes, conditions.ExcludeExternalTenants, subject));
    }

    /// <summary>Which exclusion lets him go; null when none certainly does.</summary>
    public string? Exclusion(AccessSubject subject, IReadOnlyCollection<string> roles)
    {
        if (policy.ExcludeUsers.Contains(subject.Id))
        {
            return "excludes this user";
        }

        if (Any(excludeRoles, roles))
        {
            return "excludes a role of this user";
        }

        if ((conditions.ExcludeGroups ?? []).FirstOrDefault(id => groups.Contains(id, subject.Id) == true) is { } group)
        {
            return $"excludes the group {groups.NameOf(group)}";
        }

        return Excluded(subject, roles) == true ? "excludes guests like this user" : null;
    }

    /// <summary>What would have to be known to tell whether it takes him in.</summary>
    public IEnumerable<string> Unknown(AccessSubject subject, IReadOnlyCollection<string> roles)
    {
        if (Takes(subject, roles) is not null)
        {
            yield break;
        }

        if (policy.Doubt is { } doubt)
        {
            yield return doubt;
        }

        foreach (var (ids, kind) in new[] { (conditions.IncludeGroups, "included"), (conditions.ExcludeGroups, "excluded") })
        {
            foreach (var id in (ids ?? []).Where(id => !subject.IsAnybody && groups.Contains(id, subject.Id) is null))
            {
                yield return $"{groups.Why(id)} ({kind})";
            }
        }

        if (conditions.IncludesGuestsOrExternalUsers || conditions.ExcludesGuestsOrExternalUsers || policy.IncludeUsers.Contains("GuestsOrExternalUsers") || policy.ExcludeUsers.Contains("GuestsOrExternalUsers"))
        {
            yield return subject.External is null ? "whether this user is a guest was not captured" : "which guests the policy means, or where this one is at home, was not captured";
        }
    }

    private bool? Member(int[] positions, AccessSubject subject)
    {
        if (subject.IsAnybody || positions.Length == 0)
        {
            return false;
        }

        var memberships = groups.Of(subject.Id);
        bool? member = false;
        foreach (var position in positions)
        {
            if (position >= 0 && memberships?.Has(position) == true)
            {
                return true;
            }

            member = position < 0 || !groups.IsWhole(position) ? null : member;
        }

        return member;
    }

    private static bool? Guest(bool namesAll, bool namesSome, IReadOnlyList<string>? kinds, IReadOnlyList<string>? tenants, AccessSubject subject)
    {
        if (!namesAll && !namesSome && kinds is null)
        {
            return false;
        }

        if (subject.External is not { } kind)
        {
            return null;
        }

        if (kind == ExternalUserKind.None)
        {
            return false;
        }

        if (namesAll)
        {
            return true;
        }

        if (kinds is null)
        {
            return null;
        }

        // Members of another tenant that the policy does not list go free; so it matters where he is at home.
        return !Truth.Has(kinds, kind.ToString()) ? false
            : tenants is null || kind == ExternalUserKind.InternalGuest ? true
            : subject.ExternalTenantId is { } home ? Truth.Has(tenants, home)
            : null;
    }

    private static bool Any(HashSet<string> wanted, IReadOnlyCollection<string> roles) => wanted.Count > 0 && roles.Any(wanted.Contains);
}

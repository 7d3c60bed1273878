using OAuthHunter.ConditionalAccess;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.ConditionalAccess;

/// <summary>Looks up what policies name, and tells what is gone.</summary>
internal sealed class PolicyReferences
{
    private readonly Dictionary<string, string> users = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> apps;
    private readonly Dictionary<string, string> locations = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Group> groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly GroupMembership membership;
    private readonly bool knowsUsers;
    private readonly bool knowsApps;
    private readonly bool knowsLocations;

    public PolicyReferences(EvidenceStore store, EvidenceCoverage coverage, Dictionary<string, string> appNames)
    {
        apps = appNames;
        foreach (var user in store.Objects<User>(EntitySets.Users).Where(user => user.Id is not null))
        {
            users[user.Id!] = user.UserPrincipalName ?? user.Id!;
        }

        foreach (var location in store.Objects<NamedLocation>(EntitySets.NamedLocations).Where(location => location.Id is not null))
        {
            locations[location.Id!] = location.DisplayName ?? location.Id!;
        }

        var all = store.Objects<Group>(EntitySets.Groups);
        foreach (var group in all.Where(group => group.Id is not null))
        {
            groups[group.Id!] = group;
        }

        membership = new GroupMembership(all);
        knowsUsers = coverage.IsWhole(EntitySets.Users) && users.Count > 0;
        knowsApps = coverage.IsWhole(EntitySets.ServicePrincipals) && apps.Count > 0;
        knowsLocations = coverage.IsWhole(EntitySets.NamedLocations);
    }

    public IReadOnlyList<PolicyReference> All(IEnumerable<ConditionalAccessPolicy> policies) => [.. policies.SelectMany(Of)];

    private IEnumerable<PolicyReference> Of(ConditionalAccessPolicy policy)
    {
        if (policy.Conditions is not { } named)
        {
            return [];
        }

        var found = new List<PolicyReference>();
        void Add(IReadOnlyList<string>? ids, PolicyReferenceKind kind, bool isExclusion)
        {
            foreach (var id in (ids ?? []).Where(id => !IsWord(id)))
            {
                found.Add(Look(policy, kind, id, isExclusion));
            }
        }

        Add(named.IncludeUsers, PolicyReferenceKind.User, false);
        Add(named.ExcludeUsers, PolicyReferenceKind.User, true);
        Add(named.IncludeGroups, PolicyReferenceKind.Group, false);
        Add(named.ExcludeGroups, PolicyReferenceKind.Group, true);
        Add(named.IncludeRoles, PolicyReferenceKind.Role, false);
        Add(named.ExcludeRoles, PolicyReferenceKind.Role, true);
        Add(named.IncludeApplications, PolicyReferenceKind.App, false);
        Add(named.ExcludeApplications, PolicyReferenceKind.App, true);
        Add(named.IncludeLocations, PolicyReferenceKind.Location, false);
        Add(named.ExcludeLocations, PolicyReferenceKind.Location, true);
        Add(named.ExcludePlatforms, PolicyReferenceKind.Platform, true);
        if (named.ExcludesGuestsOrExternalUsers || Truth.Has(named.ExcludeUsers, "GuestsOrExternalUsers"))
        {
            found.Add(Look(policy, PolicyReferenceKind.Guests, named.ExcludeGuestTypes is { } kinds ? string.Join(", ", kinds) : "guests", true));
        }

        return found;
    }

    private PolicyReference Look(ConditionalAccessPolicy policy, PolicyReferenceKind kind, string id, bool isExclusion)
    {
        var group = kind == PolicyReferenceKind.Group && groups.TryGetValue(id, out var captured) ? captured : null;
        return new PolicyReference
        {
            Policy = policy,
            PolicyName = policy.DisplayName ?? policy.Id ?? "unnamed policy",
            Kind = kind,
            Id = id,
            IsExclusion = isExclusion,
            Name = kind switch
            {
                PolicyReferenceKind.User => Name(users, id),
                PolicyReferenceKind.Group => group?.DisplayName ?? id,
                PolicyReferenceKind.Role => EntraRoles.Find(id)?.Name ?? id,
                PolicyReferenceKind.App => AccessResources.Known.FirstOrDefault(known => known.Id.Equals(id, StringComparison.OrdinalIgnoreCase))?.Name ?? Name(apps, id),
                PolicyReferenceKind.Location => id.Equals("AllTrusted", StringComparison.OrdinalIgnoreCase) ? "all trusted locations" : Name(locations, id),
                _ => id,
            },
            IsStale = kind switch
            {
                PolicyReferenceKind.User => knowsUsers && !users.ContainsKey(id),
                PolicyReferenceKind.Group => group?.IsDeleted == true,
                PolicyReferenceKind.App => knowsApps && Guid.TryParse(id, out _) && !apps.ContainsKey(id) && !AccessResources.IsKnown(id),
                PolicyReferenceKind.Location => knowsLocations && Guid.TryParse(id, out var location) && location != Guid.Empty && !locations.ContainsKey(id),
                _ => false,
            },
            Members = isExclusion && group?.MemberIds is not null && membership.IsWhole(id)
                ? [.. membership.Members(id).Select(member => Name(users, member)).OrderBy(name => name, StringComparer.OrdinalIgnoreCase)]
                : null,
        };
    }

    private static string Name(Dictionary<string, string> names, string id) => names.TryGetValue(id, out var name) ? name : id;

    // Words that stand for many, and names of app groups.
    private static bool IsWord(string id) => id.Equals("All", StringComparison.OrdinalIgnoreCase) || id.Equals("None", StringComparison.OrdinalIgnoreCase) || id.Equals("GuestsOrExternalUsers", StringComparison.OrdinalIgnoreCase);
}

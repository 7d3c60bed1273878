using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Changes;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Roles;

/// <summary>Joins what the evidence says of roles. One pass over the assignments and one over the changes.</summary>
internal static class RoleFactsBuilder
{
    private static readonly string[] SettingActivities = ["update role setting in pim", "disable pim alert"];
    private static readonly string[] CreationActivities = ["add user", "add service principal"];
    private static readonly string[] PartnerActivities = ["add partner to company"];

    public static RoleFacts Build(EvidenceStore store, EvidenceCoverage coverage, IReadOnlyList<AppProfile> profiles)
    {
        var apps = new Dictionary<string, AppProfile>(StringComparer.OrdinalIgnoreCase);
        foreach (var app in profiles)
        {
            Index(apps, app.AppId, app);
            Index(apps, app.ServicePrincipalId, app);
        }

        var directory = new AdminDirectory(store);
        var resolver = new RoleResolver(store.Objects<RoleDefinition>(EntitySets.RoleDefinitions));
        var holdings = new RoleHoldingBuilder(store, coverage, directory, resolver, apps).Build();
        var reader = new RoleChangeReader(resolver, apps);
        var changes = DirectoryChangeReader.Read(store.DirectoryAudits, [.. RoleChangeReader.Activities.Keys]).Where(change => change.Succeeded).Select(reader.Read).ToList();
        var exchange = new ExchangeRoleReader(store, apps);
        var habits = coverage.Has(EntitySets.SignIns) || coverage.Has(EntitySets.UnifiedAuditLog) ? new ActivationHabits(store.SignIns) : null;
        return new RoleFacts
        {
            Holdings = holdings,
            Groups = Groups(store, holdings),
            Changes = changes,
            Activations = habits is null ? [] : [.. changes.Where(change => change.Kind == RoleChangeKind.Activated).Select(habits.Of)],
            SettingChanges = Succeeded(store, SettingActivities),
            Creations = Succeeded(store, CreationActivities),
            Settings = store.Objects<RoleManagementPolicyAssignment>(EntitySets.RoleManagementPolicies),
            ExchangeAssignments = exchange.Holdings(store.Objects<ManagementRoleAssignment>(EntitySets.ManagementRoleAssignments)),
            ExchangeChanges = exchange.Changes(store.ExchangeOperations),
            ExchangeRoleGroups = store.Objects<RoleGroup>(EntitySets.RoleGroups),
            Partners = store.Objects<DelegatedAdminRelationship>(EntitySets.DelegatedAdminRelationships),
            PartnerChanges = Succeeded(store, PartnerActivities),
            LastSignIns = LastSignIns(holdings, habits),
            SignInsSince = habits?.Since,
        };
    }

    private static void Index(Dictionary<string, AppProfile> apps, string? id, AppProfile app)
    {
        if (id is not null && !apps.ContainsKey(id))
        {
            apps.Add(id, app);
        }
    }

    private static IReadOnlyList<DirectoryChange> Succeeded(EvidenceStore store, string[] activities) =>
        [.. DirectoryChangeReader.Read(store.DirectoryAudits, activities).Where(change => change.Succeeded)];

    private static IReadOnlyList<RoleAssignableGroup> Groups(EvidenceStore store, IReadOnlyList<RoleHolding> holdings)
    {
        var byGroup = holdings.Where(holding => holding.PrincipalKind == RolePrincipalKind.Group).ToLookup(holding => holding.PrincipalId, StringComparer.OrdinalIgnoreCase);
        return [.. store.Objects<Group>(EntitySets.Groups)
            .Where(group => group.Id is not null && (group.IsAssignableToRole == true || byGroup.Contains(group.Id)))
            .GroupBy(group => group.Id!, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.OrderByDescending(group => group.MemberIds is not null).First())
            .Select(group => new RoleAssignableGroup
            {
                Group = group,
                Name = group.DisplayName ?? group.Id!,
                Roles = [.. byGroup[group.Id!]],
                Evidence = EvidenceItem.Of(EntitySets.Groups, group, group.Id, $"Group '{group.DisplayName ?? group.Id}' can hold roles"),
            })
            .OrderBy(group => group.Group.Id, StringComparer.OrdinalIgnoreCase)];
    }

    private static Dictionary<string, DateTimeOffset> LastSignIns(IEnumerable<RoleHolding> holdings, ActivationHabits? habits)
    {
        var last = new Dictionary<string, DateTimeOffset>(StringComparer.OrdinalIgnoreCase);
        foreach (var holding in holdings.Where(holding => holding.PrincipalKind == RolePrincipalKind.User && habits is not null))
        {
            if (!last.ContainsKey(holding.PrincipalId) && (habits!.LastSignIn(holding.PrincipalName) ?? habits.LastSignIn(holding.PrincipalId)) is { } time)
            {
                last.Add(holding.PrincipalId, time);
            }
        }

        return last;
    }
}

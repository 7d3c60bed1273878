using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>Collects who holds which administrative role: active or eligible, direct, through a group or in Exchange itself.</summary>
internal sealed class AdminRoles
{
    private static readonly string[] RoleGroupNames =
        ["Organization Management", "Hygiene Management", "Security Administrator", "Compliance Management", "Recipient Management"];

    private readonly AdminDirectory directory;
    private readonly Dictionary<string, string> templates = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RoleDefinition> customRoles = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> gaps = new(StringComparer.Ordinal);
    private readonly ILookup<string, GroupEligibility> eligibilities;
    private readonly Dictionary<string, List<HeldRole>> roles = new(StringComparer.OrdinalIgnoreCase);

    public AdminRoles(EvidenceStore store, AdminDirectory directory)
    {
        this.directory = directory;
        foreach (var role in store.Objects<RoleDefinition>(EntitySets.RoleDefinitions).Where(role => role.Id is not null && role.TemplateId is not null))
        {
            templates[role.Id!] = role.TemplateId!;
        }

        foreach (var role in store.Objects<RoleDefinition>(EntitySets.RoleDefinitions).Where(role => role.Id is not null && role.IsBuiltIn == false))
        {
            customRoles[role.Id!] = role;
        }

        eligibilities = store.Objects<GroupEligibility>(EntitySets.GroupEligibilityScheduleInstances)
            .Where(row => row.GroupId is not null && row.PrincipalId is not null && !string.Equals(row.AccessId, "owner", StringComparison.OrdinalIgnoreCase))
            .ToLookup(row => row.GroupId!, StringComparer.OrdinalIgnoreCase);
        foreach (var set in new[] { EntitySets.RoleAssignments, EntitySets.RoleAssignmentScheduleInstances, EntitySets.RoleEligibilityScheduleInstances })
        {
            foreach (var assignment in store.Objects<DirectoryRoleAssignment>(set))
            {
                Add(set, assignment);
            }
        }

        foreach (var group in store.Objects<RoleGroup>(EntitySets.RoleGroups).Where(group => RoleGroupNames.Contains(group.Name ?? group.Identity, StringComparer.OrdinalIgnoreCase)))
        {
            Add(group);
        }
    }

    /// <summary>
    /// Who may hold an administrative role and is not among the holders, because the evidence does not tell who he is. With one of
    /// these nobody can say that all administrators are covered.
    /// </summary>
    public IReadOnlyList<string> Gaps => [.. gaps];

    /// <summary>Roles by object id (or UPN, where only Exchange knows the user).</summary>
    public IEnumerable<(string Id, IReadOnlyList<HeldRole> Roles)> Holders => roles.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        .Select(pair => (pair.Key, (IReadOnlyList<HeldRole>)[.. pair.Value.OrderBy(role => role.Tier ?? 9).ThenBy(role => role.Name, StringComparer.Ordinal)
            .ThenBy(role => role.IsEligible).ThenBy(role => role.ViaGroup, StringComparer.Ordinal).ThenBy(role => role.Scope, StringComparer.Ordinal)]));

    private void Add(EntitySet set, DirectoryRoleAssignment assignment)
    {
        var template = assignment.RoleDefinitionId is { } id && templates.TryGetValue(id, out var found) ? found : assignment.RoleDefinitionId;
        var role = EntraRoles.Find(template) ?? EntraRoles.FindByName(assignment.RoleDisplayName);
        if (assignment.PrincipalId is not { } principal)
        {
            return;
        }

        if (role is null && assignment.RoleDefinitionId is { } custom && customRoles.TryGetValue(custom, out var definition))
        {
            role = OwnRole(definition);
        }

        if (role is null || (role.Tier is not <= 1 && !role.IsExchangePlane))
        {
            return;
        }

        var isEligible = assignment.IsEligible || set == EntitySets.RoleEligibilityScheduleInstances;
        var held = new HeldRole
        {
            RoleTemplateId = role.TemplateId,
            Name = role.Name,
            Tier = role.Tier,
            IsExchangePlane = role.IsExchangePlane,
            IsEligible = isEligible,
            Scope = assignment.DirectoryScopeId,
            AssignedAt = assignment.StartDateTime ?? assignment.CreatedDateTime,
            Evidence = EvidenceItem.Of(set, assignment, assignment.Id, $"{role.Name} {(isEligible ? "eligible for" : "held by")} {assignment.PrincipalUserPrincipalName ?? assignment.PrincipalDisplayName ?? principal}"),
        };
        if (directory.IsGroup(assignment))
        {
            if (!directory.Groups.IsWhole(principal))
            {
                gaps.Add($"members of the group {directory.Groups.NameOf(principal)}, which holds {role.Name}, were not captured");
            }

            foreach (var member in directory.Groups.Members(principal).Where(directory.IsUser))
            {
                Hold(member, held with { ViaGroup = directory.Groups.NameOf(principal) });
            }

            // Whoever can activate membership can activate the role, and so can the members of a group that can.
            foreach (var eligible in directory.Groups.Expand(principal).SelectMany(id => eligibilities[id]))
            {
                var item = EvidenceItem.Of(EntitySets.GroupEligibilityScheduleInstances, eligible, eligible.Id, $"{directory.NameOf(eligible.PrincipalId!) ?? eligible.PrincipalId} is eligible for membership of {directory.Groups.NameOf(eligible.GroupId!)}, which holds {role.Name}");
                var users = directory.Groups.IsGroup(eligible.PrincipalId!) ? directory.Groups.Members(eligible.PrincipalId!).Where(directory.IsUser) : [eligible.PrincipalId!];
                foreach (var user in users)
                {
                    Hold(user, held with { ViaGroup = directory.Groups.NameOf(principal), IsEligible = true, Evidence = item });
                }
            }
        }
        else if (directory.IsUser(assignment))
        {
            Hold(principal, held);
        }
        else if (string.IsNullOrEmpty(assignment.PrincipalType) && !directory.IsServicePrincipal(principal))
        {
            gaps.Add($"{assignment.PrincipalDisplayName ?? principal} holds {role.Name} and is no user, group or app of the evidence (not captured, deleted, or a partner's)");
        }
    }

    /// <summary>A role of the tenant's own that is as good as tier 0; null for one that is not, or whose actions were not captured.</summary>
    private EntraRole? OwnRole(RoleDefinition definition)
    {
        var name = $"{definition.DisplayName ?? definition.Id} (custom role)";
        if (definition.RolePermissions is null)
        {
            gaps.Add($"what {name} may do was not captured, so that those who hold it are not counted");
        }

        return DangerousRoleActions.Of(definition).Count == 0 ? null : new EntraRole { TemplateId = definition.Id!, Name = name, Tier = 0 };
    }

    private void Add(RoleGroup group)
    {
        var name = group.Name ?? group.Identity!;
        foreach (var member in group.Members ?? [])
        {
            if (directory.ResolveExchangeName(member) is { } id)
            {
                Hold(id, new HeldRole
                {
                    RoleTemplateId = name,
                    Name = $"{name} (Exchange role group)",
                    Tier = 1,
                    IsExchangePlane = true,
                    Evidence = EvidenceItem.Of(EntitySets.RoleGroups, group, group.Identity ?? name, $"{member} is a member of {name}"),
                });
            }
        }
    }

    // Role assignments and schedule instances both list an active role; once is enough.
    private void Hold(string id, HeldRole role)
    {
        if (!roles.TryGetValue(id, out var list))
        {
            roles.Add(id, list = []);
        }

        if (!list.Exists(known => known.RoleTemplateId == role.RoleTemplateId && known.IsEligible == role.IsEligible
            && known.ViaGroup == role.ViaGroup && (known.Scope ?? "/") == (role.Scope ?? "/")))
        {
            list.Add(role);
        }
    }
}

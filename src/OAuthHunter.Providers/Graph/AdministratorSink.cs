using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using OAuthHunter.Providers.Live;

namespace OAuthHunter.Providers.Graph;

/// <summary>Learns from passing records who holds or may activate an administrative role: what Graph shows user by user is read for them only.</summary>
internal sealed class AdministratorSink(IBatchSink sink) : IBatchSink
{
    private readonly object gate = new();
    private readonly List<DirectoryRoleAssignment> assignments = [];
    private readonly List<GroupEligibility> eligibilities = [];
    private readonly Dictionary<string, Group> groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> templates = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> customRoles = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sets that it learns from.</summary>
    public static IReadOnlyList<EntitySet> Sets { get; } =
    [
        EntitySets.RoleAssignments, EntitySets.RoleAssignmentScheduleInstances, EntitySets.RoleEligibilityScheduleInstances, EntitySets.RoleDefinitions,
        EntitySets.Groups, EntitySets.GroupEligibilityScheduleInstances,
    ];

    /// <summary>Groups that can hold a role.</summary>
    public IReadOnlyList<string> RoleGroupIds
    {
        get
        {
            lock (gate)
            {
                return [.. groups.Values.Where(group => group.IsAssignableToRole == true).Select(group => group.Id!).OrderBy(id => id, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Users with an administrative role, directly, through groups or eligible. A member whose kind nobody told counts.</summary>
    public IReadOnlyList<string> UserIds
    {
        get
        {
            lock (gate)
            {
                var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
                var open = new Queue<string>();
                foreach (var assignment in assignments.Where(IsAdministrative))
                {
                    if (groups.ContainsKey(assignment.PrincipalId!) || string.Equals(assignment.PrincipalType, "Group", StringComparison.OrdinalIgnoreCase))
                    {
                        open.Enqueue(assignment.PrincipalId!);
                    }
                    else if (string.Equals(assignment.PrincipalType, "User", StringComparison.OrdinalIgnoreCase))
                    {
                        found.Add(assignment.PrincipalId!);
                    }
                }

                Expand(open, found);
                return [.. found.OrderBy(id => id, StringComparer.Ordinal)];
            }
        }
    }

    public void Add(EntitySet set, EvidenceRecord record)
    {
        Note(record);
        sink.Add(set, record);
    }

    public void AddRange(EntitySet set, IReadOnlyList<EvidenceRecord> records)
    {
        if (Sets.Contains(set))
        {
            foreach (var record in records)
            {
                Note(record);
            }
        }

        sink.AddRange(set, records);
    }

    /// <summary>Learns from a record that goes no further, because an earlier run has delivered it.</summary>
    public void Note(EvidenceRecord record)
    {
        lock (gate)
        {
            switch (record)
            {
                case DirectoryRoleAssignment { PrincipalId: not null, RoleDefinitionId: not null } assignment:
                    assignments.Add(assignment);
                    break;
                case GroupEligibility { GroupId: not null, PrincipalId: not null } eligibility:
                    eligibilities.Add(eligibility);
                    break;
                case Group { Id: { } id } group:
                    groups[id] = group;
                    break;
                case RoleDefinition { Id: { } id } role:
                    templates[id] = role.TemplateId ?? id;
                    if (role.IsBuiltIn == false)
                    {
                        customRoles.Add(id);
                    }

                    break;
            }
        }
    }

    private bool IsAdministrative(DirectoryRoleAssignment assignment)
    {
        var role = EntraRoles.Find(templates.TryGetValue(assignment.RoleDefinitionId!, out var template) ? template : assignment.RoleDefinitionId);
        return role is { Tier: <= 1 } or { IsExchangePlane: true } || (role is null && customRoles.Contains(assignment.RoleDefinitionId!));
    }

    private void Expand(Queue<string> open, HashSet<string> found)
    {
        var eligible = eligibilities.ToLookup(eligibility => eligibility.GroupId!, eligibility => eligibility.PrincipalId!, StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(open, StringComparer.OrdinalIgnoreCase);
        while (open.Count > 0)
        {
            var id = open.Dequeue();
            foreach (var member in (groups.TryGetValue(id, out var group) ? group.MemberIds ?? [] : []).Concat(eligible[id]))
            {
                if (!groups.ContainsKey(member))
                {
                    found.Add(member);
                }
                else if (seen.Add(member))
                {
                    open.Enqueue(member);
                }
            }
        }
    }
}

using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>Joins the Entra roles of apps: direct or through a group, active or eligible, and what the audit log says of them.</summary>
internal sealed class RoleJoiner(EvidenceStore store, EvidenceCoverage coverage, AppDirectory apps, RoleResolver roles)
{
    private readonly Dictionary<AppDraft, Dictionary<string, HeldRole>> held = [];

    public void Join()
    {
        var groups = new Dictionary<string, Group>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in store.Objects<Group>(EntitySets.Groups).Where(group => group.Id is not null))
        {
            groups[group.Id!] = group;
        }

        foreach (var set in new[] { EntitySets.RoleAssignments, EntitySets.RoleAssignmentScheduleInstances, EntitySets.RoleEligibilityScheduleInstances })
        {
            foreach (var assignment in store.Objects<DirectoryRoleAssignment>(set).Where(assignment => assignment.PrincipalId is not null))
            {
                AddAssignment(set, assignment, groups);
            }
        }

        foreach (var app in apps.All)
        {
            if (app.Events.Count > 0)
            {
                AddEvents(app);
            }
        }

        foreach (var pair in held)
        {
            foreach (var entry in pair.Value.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                pair.Key.Add(entry.Value with { IsEffective = IsEffective(entry.Value) });
            }
        }
    }

    private void AddAssignment(EntitySet set, DirectoryRoleAssignment assignment, Dictionary<string, Group> groups)
    {
        if (groups.TryGetValue(assignment.PrincipalId!, out var group))
        {
            foreach (var member in (group.MemberIds ?? []).Select(apps.Find).OfType<AppDraft>())
            {
                Add(member, set, assignment, group.DisplayName ?? group.Id);
            }

            return;
        }

        var isApp = string.Equals(assignment.PrincipalType?.Split('.').Last(), "servicePrincipal", StringComparison.OrdinalIgnoreCase);
        var app = isApp ? apps.Obtain(new AppReference(null, assignment.PrincipalId, null, assignment.PrincipalDisplayName)) : apps.Find(assignment.PrincipalId);
        if (app is not null)
        {
            Add(app, set, assignment, null);
        }
    }

    private void Add(AppDraft app, EntitySet set, DirectoryRoleAssignment assignment, string? viaGroup)
    {
        var since = assignment.CreatedDateTime ?? assignment.StartDateTime;
        var row = EvidenceItem.Of(set, assignment, assignment.Id, string.Empty, since);
        if (roles.Resolve(assignment.RoleDefinitionId, assignment.RoleDisplayName, row) is not { } role)
        {
            return;
        }

        var isEligible = assignment.IsEligible || set == EntitySets.RoleEligibilityScheduleInstances;
        var scope = assignment.DirectoryScopeId ?? "/";
        var description = $"'{app.Name}' {(isEligible ? "is eligible for" : "holds")} {role.Name}{(viaGroup is null ? string.Empty : $" through group '{viaGroup}'")}{(scope == "/" ? string.Empty : " on " + scope)}";
        role = role with { IsEligible = isEligible, Scope = scope, ViaGroup = viaGroup, AssignedAt = since, Evidence = row with { Description = description } };
        var known = Of(app);
        var key = Key(role);
        known[key] = known.TryGetValue(key, out var before) ? Merge(before, role) : role;
    }

    // The same role seen in several sets is one role: active beats eligible, and the earliest known time stands.
    private static HeldRole Merge(HeldRole one, HeldRole other)
    {
        var main = one.IsEligible && !other.IsEligible ? other : one;
        var since = one.AssignedAt is null || other.AssignedAt < one.AssignedAt ? other.AssignedAt : one.AssignedAt;
        return main with { AssignedAt = since };
    }

    private void AddEvents(AppDraft app)
    {
        foreach (var found in app.Events.Where(found => found.Succeeded && found.RoleTemplateId is not null))
        {
            if (roles.Resolve(found.RoleTemplateId, found.RoleName, found.Evidence) is not { } role)
            {
                continue;
            }

            role = role with { Scope = "/", AssignedAt = found.Time, IsInObjects = false };
            var known = Of(app);
            var key = Key(role);
            var isKnown = known.TryGetValue(key, out var before);
            if (found.Kind == AppEventKind.RoleAssigned)
            {
                known[key] = isKnown ? before! with { AssignedAt = before.AssignedAt ?? found.Time, RemovedAt = null } : role;
            }
            else if (found.Kind == AppEventKind.RoleRemoved && isKnown && !before!.IsInObjects)
            {
                known[key] = before with { RemovedAt = found.Time };
            }
        }
    }

    private bool IsEffective(HeldRole role) => role.IsInObjects
        || (role.RemovedAt is null && !coverage.Has(EntitySets.RoleAssignments) && !coverage.Has(EntitySets.RoleAssignmentScheduleInstances));

    private Dictionary<string, HeldRole> Of(AppDraft app)
    {
        if (!held.TryGetValue(app, out var known))
        {
            held.Add(app, known = new Dictionary<string, HeldRole>(StringComparer.OrdinalIgnoreCase));
        }

        return known;
    }

    private static string Key(HeldRole role) => $"{role.RoleTemplateId}|{role.Scope}|{role.ViaGroup}";
}

using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Roles;

/// <summary>Joins role assignments, PIM's schedule instances and eligibilities into one holding per principal, role, scope and way.</summary>
internal sealed class RoleHoldingBuilder
{
    private readonly EvidenceStore store;
    private readonly EvidenceCoverage coverage;
    private readonly AdminDirectory directory;
    private readonly RoleResolver resolver;
    private readonly Dictionary<string, RoleDefinition> customs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AppProfile> apps;
    private readonly Dictionary<string, RoleHolding> holdings = new(StringComparer.OrdinalIgnoreCase);

    public RoleHoldingBuilder(EvidenceStore store, EvidenceCoverage coverage, AdminDirectory directory, RoleResolver resolver, Dictionary<string, AppProfile> apps)
    {
        this.store = store;
        this.coverage = coverage;
        this.directory = directory;
        this.resolver = resolver;
        this.apps = apps;
        foreach (var role in store.Objects<RoleDefinition>(EntitySets.RoleDefinitions).Where(role => role.Id is not null && DangerousRoleActions.Of(role).Count > 0))
        {
            customs[role.Id!] = role;
        }
    }

    public IReadOnlyList<RoleHolding> Build()
    {
        foreach (var set in new[] { EntitySets.RoleAssignments, EntitySets.RoleAssignmentScheduleInstances, EntitySets.RoleEligibilityScheduleInstances })
        {
            foreach (var assignment in store.Objects<DirectoryRoleAssignment>(set).Where(assignment => assignment.PrincipalId is not null))
            {
                Add(set, assignment);
            }
        }

        return [.. holdings.Values.OrderBy(holding => holding.Tier ?? 9).ThenBy(holding => holding.RoleName, StringComparer.Ordinal)
            .ThenBy(holding => holding.PrincipalName, StringComparer.OrdinalIgnoreCase).ThenBy(KeyOf, StringComparer.OrdinalIgnoreCase)];
    }

    private void Add(EntitySet set, DirectoryRoleAssignment assignment)
    {
        var row = EvidenceItem.Of(set, assignment, assignment.Id, string.Empty, assignment.CreatedDateTime ?? assignment.StartDateTime);
        if (resolver.Resolve(assignment.RoleDefinitionId, assignment.RoleDisplayName, row) is not { } role)
        {
            return;
        }

        var custom = assignment.RoleDefinitionId is { } id && customs.TryGetValue(id, out var found) ? found : null;
        if (role.Tier is not <= 1 && !role.IsExchangePlane && custom is null)
        {
            return;
        }

        var isEligible = assignment.IsEligible || set == EntitySets.RoleEligibilityScheduleInstances;
        var principal = assignment.PrincipalId!;
        var kind = KindOf(assignment);
        var holding = new RoleHolding
        {
            PrincipalId = principal,
            PrincipalName = NameOf(principal, kind, assignment),
            PrincipalKind = kind,
            User = kind == RolePrincipalKind.User ? directory.FindUser(principal) : null,
            App = kind == RolePrincipalKind.Application ? AppOf(principal) : null,
            RoleTemplateId = role.RoleTemplateId,
            RoleName = role.Name,
            Tier = custom is null ? role.Tier : 0,
            IsExchangePlane = role.IsExchangePlane,
            IsCustom = custom is not null,
            IsEligible = isEligible,
            IsStanding = isEligible ? false : StandingOf(set, assignment),
            EndDateTime = assignment.EndDateTime,
            Scope = assignment.DirectoryScopeId ?? "/",
            AssignedAt = assignment.CreatedDateTime ?? assignment.StartDateTime,
            Evidence = [row with { Description = $"{NameOf(principal, kind, assignment)} {(isEligible ? "is eligible for" : "holds")} {role.Name}{EndText(assignment)}" }],
        };
        Hold(holding);
        if (kind == RolePrincipalKind.Group)
        {
            AddMembers(holding);
        }
    }

    private void AddMembers(RoleHolding group)
    {
        foreach (var member in directory.Groups.Members(group.PrincipalId))
        {
            var app = AppOf(member);
            var kind = app is not null ? RolePrincipalKind.Application : directory.IsUser(member) ? RolePrincipalKind.User : RolePrincipalKind.Unknown;
            Hold(group with
            {
                PrincipalId = member,
                PrincipalName = app?.Name ?? directory.NameOf(member) ?? member,
                PrincipalKind = kind,
                App = app,
                User = directory.FindUser(member),
                ViaGroupId = group.PrincipalId,
                ViaGroup = group.PrincipalName,
            });
        }
    }

    // What PIM says of an assignment is more than what the plain listing says of it.
    private bool? StandingOf(EntitySet set, DirectoryRoleAssignment assignment)
    {
        if (set == EntitySets.RoleAssignmentScheduleInstances)
        {
            return !string.Equals(assignment.AssignmentType, "Activated", StringComparison.OrdinalIgnoreCase) && assignment.EndDateTime is null;
        }

        // Without PIM nothing but a standing assignment is possible; only the licence tells that there is none.
        return coverage.Of(EntitySets.RoleAssignmentScheduleInstances).State == EvidenceState.NotLicensed ? true : null;
    }

    private void Hold(RoleHolding holding)
    {
        var key = KeyOf(holding);
        if (!holdings.TryGetValue(key, out var known))
        {
            holdings.Add(key, holding);
            return;
        }

        holdings[key] = known with
        {
            IsStanding = holding.IsStanding ?? known.IsStanding,
            EndDateTime = holding.EndDateTime ?? known.EndDateTime,
            AssignedAt = known.AssignedAt is null || holding.AssignedAt < known.AssignedAt ? holding.AssignedAt ?? known.AssignedAt : known.AssignedAt,
            Evidence = [.. known.Evidence.Concat(holding.Evidence).Distinct()],
        };
    }

    private RolePrincipalKind KindOf(DirectoryRoleAssignment assignment)
    {
        var id = assignment.PrincipalId!;
        var type = assignment.PrincipalType?.Split('.').Last().ToLowerInvariant();
        return type switch
        {
            "group" => RolePrincipalKind.Group,
            "serviceprincipal" => RolePrincipalKind.Application,
            "user" => RolePrincipalKind.User,
            _ when AppOf(id) is not null => RolePrincipalKind.Application,
            _ when directory.IsGroup(assignment) => RolePrincipalKind.Group,
            _ when directory.IsUser(assignment) => RolePrincipalKind.User,
            _ => RolePrincipalKind.Unknown,
        };
    }

    private string NameOf(string id, RolePrincipalKind kind, DirectoryRoleAssignment assignment) => (kind switch
    {
        RolePrincipalKind.Application => AppOf(id)?.Name,
        RolePrincipalKind.Group => directory.Groups.IsGroup(id) ? directory.Groups.NameOf(id) : null,
        _ => directory.NameOf(id),
    }) ?? assignment.PrincipalUserPrincipalName ?? assignment.PrincipalDisplayName ?? id;

    private AppProfile? AppOf(string id) => apps.TryGetValue(id, out var app) ? app : null;

    private static string EndText(DirectoryRoleAssignment assignment) =>
        assignment.EndDateTime is { } end ? $" until {end.AsDay()}" : string.Empty;

    private static string KeyOf(RoleHolding holding) => $"{holding.PrincipalId}|{holding.RoleTemplateId}|{holding.Scope}|{holding.IsEligible}|{holding.ViaGroupId}";
}

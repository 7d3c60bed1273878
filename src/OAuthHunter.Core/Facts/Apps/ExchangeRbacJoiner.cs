using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>
/// Finds the power that Exchange itself gives apps. Exchange names members by id, name or path, so an app is looked up under
/// every name that Exchange's own service principal gives it.
/// </summary>
internal sealed class ExchangeRbacJoiner(EvidenceStore store, AppDirectory apps)
{
    // Whoever has one of these can open the mail flow or hand himself the rest.
    private static readonly HashSet<string> WriteNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "Organization Management", "Hygiene Management", "Transport Rules", "Remote and Accepted Domains", "Mail Flow", "Transport Hygiene",
        "Role Management", "Organization Configuration", "Organization Transport Settings", "Send Connectors", "Receive Connectors",
        "Security Admin", "Security Administrator", "Mail Recipients", "Recipient Policies",
    };

    private readonly Dictionary<string, AppDraft> byName = new(StringComparer.OrdinalIgnoreCase);

    private Dictionary<string, ManagementScope>? scopes;

    public void Join()
    {
        foreach (var known in store.Objects<ExchangeServicePrincipal>(EntitySets.ExchangeServicePrincipals))
        {
            var app = apps.Obtain(new AppReference(known.AppId, known.ObjectId, null, known.DisplayName));
            app.ExchangeNames = [.. new[] { known.Identity, LastPart(known.Identity), known.DisplayName, known.ObjectId, known.AppId }.OfType<string>().Where(name => name.Length > 0)];
            foreach (var name in app.ExchangeNames)
            {
                if (!byName.ContainsKey(name))
                {
                    byName.Add(name, app);
                }
            }
        }

        foreach (var group in store.Objects<RoleGroup>(EntitySets.RoleGroups))
        {
            AddGroup(group);
        }

        foreach (var assignment in store.Objects<ManagementRoleAssignment>(EntitySets.ManagementRoleAssignments))
        {
            AddAssignment(assignment);
        }
    }

    private void AddGroup(RoleGroup group)
    {
        var name = group.Name ?? group.Identity ?? "(unnamed)";
        var canWrite = WriteNames.Contains(name) || (group.Roles ?? []).Any(role => WriteNames.Contains(LastPart(role)!));
        foreach (var app in (group.Members ?? []).Select(Find).OfType<AppDraft>().Distinct())
        {
            app.Add(new ExchangeRbacRole
            {
                Name = name,
                IsRoleGroup = true,
                CanWrite = canWrite,
                Evidence = EvidenceItem.Of(EntitySets.RoleGroups, group, group.Identity, $"'{app.Name}' is a member of Exchange role group {name}"),
            });
        }
    }

    private void AddAssignment(ManagementRoleAssignment assignment)
    {
        var isToOther = assignment.RoleAssigneeType is { } type && type.IndexOf("ServicePrincipal", StringComparison.OrdinalIgnoreCase) < 0;
        var app = assignment.Enabled == false ? null : ById(assignment.RoleAssignee) ?? (isToOther ? null : Find(assignment.RoleAssignee) ?? Find(assignment.RoleAssigneeName));
        var role = LastPart(assignment.Role);
        if (app is null || role is null)
        {
            return;
        }

        app.Add(new ExchangeRbacRole
        {
            Name = role,
            CanWrite = WriteNames.Contains(role),
            Scope = ScopeOf(assignment.CustomResourceScope ?? assignment.CustomRecipientWriteScope ?? assignment.RecipientAdministrativeUnitScope),
            Evidence = EvidenceItem.Of(EntitySets.ManagementRoleAssignments, assignment, assignment.Identity, $"'{app.Name}' holds Exchange role {role} directly"),
        });
    }

    private string? ScopeOf(string? name)
    {
        if (LastPart(name) is not { Length: > 0 } scope)
        {
            return null;
        }

        scopes ??= store.Objects<ManagementScope>(EntitySets.ManagementScopes)
            .SelectMany(found => new[] { found.Name, found.Identity, found.Guid }.OfType<string>().Select(key => (Key: key, Scope: found)))
            .GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Scope, StringComparer.OrdinalIgnoreCase);
        return scopes.TryGetValue(scope, out var known) && known.RecipientFilter is { Length: > 0 } filter ? $"management scope '{scope}' ({filter})" : $"management scope '{scope}'";
    }

    private AppDraft? Find(string? name) => name is null ? null
        : byName.TryGetValue(name, out var app) || byName.TryGetValue(LastPart(name)!, out app) ? app
        : ById(name);

    private AppDraft? ById(string? id) => AuditValues.FirstGuid(id) is { } guid ? apps.Find(guid) : null;

    private static string? LastPart(string? path) => path?.Substring(path.LastIndexOfAny(['/', '\\']) + 1).Trim();
}

using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Roles;

/// <summary>
/// Reads the power that Exchange itself gives: standing assignments, and what the admin audit tells of new ones. An app is found
/// under every name that Exchange has for it.
/// </summary>
internal sealed class ExchangeRoleReader
{
    private readonly Dictionary<string, AppProfile> apps;
    private readonly Dictionary<string, AppProfile> byName = new(StringComparer.OrdinalIgnoreCase);

    public ExchangeRoleReader(EvidenceStore store, Dictionary<string, AppProfile> apps)
    {
        this.apps = apps;
        foreach (var known in store.Objects<ExchangeServicePrincipal>(EntitySets.ExchangeServicePrincipals))
        {
            var app = Find(known.AppId) ?? Find(known.ObjectId);
            foreach (var name in new[] { known.Identity, LastPart(known.Identity), known.DisplayName })
            {
                if (app is not null && name is { Length: > 0 } && !byName.ContainsKey(name))
                {
                    byName.Add(name, app);
                }
            }
        }
    }

    public IReadOnlyList<ExchangeRoleHolding> Holdings(IEnumerable<ManagementRoleAssignment> assignments) =>
        [.. assignments.Where(assignment => assignment.Enabled != false && assignment.Role is not null).Select(ToHolding)
            .OrderBy(holding => holding.Role, StringComparer.Ordinal).ThenBy(holding => holding.AssigneeName, StringComparer.OrdinalIgnoreCase).ThenBy(holding => holding.Assignment.Identity, StringComparer.Ordinal)];

    public IReadOnlyList<ExchangeRoleChange> Changes(IEnumerable<AuditRecord> records) =>
        [.. records
            .Where(record => record.CreationTime is not null && IsGain(record.Operation))
            .GroupBy(record => record.Id ?? record.Origin.ToString(), StringComparer.OrdinalIgnoreCase)
            .Select(same => same.OrderBy(record => record.IsDamaged).ThenBy(record => record.Origin.ToString(), StringComparer.Ordinal).First())
            .Select(ToChange)
            .OrderBy(change => change.Time).ThenBy(change => change.Evidence.Key, StringComparer.Ordinal)];

    private static bool IsGain(string? operation) =>
        operation?.ToLowerInvariant() is "add-rolegroupmember" or "update-rolegroupmember" or "new-rolegroup" or "new-managementroleassignment";

    private ExchangeRoleHolding ToHolding(ManagementRoleAssignment assignment)
    {
        var app = App(assignment.RoleAssignee) ?? App(assignment.RoleAssigneeName);
        var role = LastPart(assignment.Role)!;
        var name = app?.Name ?? assignment.RoleAssigneeName ?? LastPart(assignment.RoleAssignee) ?? "(unnamed)";
        var scope = new[] { assignment.CustomResourceScope, assignment.RecipientAdministrativeUnitScope, assignment.CustomRecipientWriteScope }.FirstOrDefault(text => !string.IsNullOrEmpty(text));
        return new ExchangeRoleHolding
        {
            Assignment = assignment,
            Role = role,
            AssigneeName = name,
            App = app,
            IsApp = app is not null || (assignment.RoleAssigneeType?.IndexOf("ServicePrincipal", StringComparison.OrdinalIgnoreCase) ?? -1) >= 0,
            Scope = scope,
            Evidence = EvidenceItem.Of(
                EntitySets.ManagementRoleAssignments, assignment, assignment.Identity ?? assignment.Name,
                $"{name} holds Exchange role {role}{(scope is null ? " over everything" : $" within {scope}")}"),
        };
    }

    private ExchangeRoleChange ToChange(AuditRecord record)
    {
        string? Value(string name) => record.Parameters.LastOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase))?.Value?.Trim();
        var assignees = new[] { "Member", "Members", "App", "User", "SecurityGroup" }.SelectMany(name => Split(Value(name))).ToList();
        var actor = AuditActors.From(record);
        var isAssignment = record.Operation!.EndsWith("ManagementRoleAssignment", StringComparison.OrdinalIgnoreCase);
        var name = (isAssignment ? Value("Role") : Value("Identity") ?? Value("Name")) ?? record.ObjectId ?? "(unnamed)";
        var scope = new[] { "CustomResourceScope", "RecipientAdministrativeUnitScope", "CustomRecipientWriteScope", "RecipientGroupScope" }.Select(Value).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        var apps = assignees.Select(App).OfType<AppProfile>().Distinct().ToList();
        var who = assignees.Count == 0 ? string.Empty : " for " + string.Join(", ", assignees);
        return new ExchangeRoleChange
        {
            Operation = record.Operation,
            Time = record.CreationTime!.Value,
            Actor = actor,
            Succeeded = record.ResultStatus?.Trim().ToLowerInvariant() is not ("false" or "failed" or "failure" or "error"),
            Name = LastPart(name)!,
            Roles = isAssignment ? [LastPart(name)!] : [.. Split(Value("Roles")).Select(role => LastPart(role)!)],
            Assignees = assignees,
            Apps = apps,
            Scope = scope,
            Evidence = EvidenceItem.Of(EntitySets.UnifiedAuditLog, record, record.Id, $"{record.Operation} {name}{who} by {actor.Name}", record.CreationTime),
        };
    }

    private AppProfile? App(string? name) => name is null ? null
        : byName.TryGetValue(name, out var app) || byName.TryGetValue(LastPart(name)!, out app) ? app
        : Find(AuditValues.FirstGuid(name));

    private AppProfile? Find(string? id) => id is not null && apps.TryGetValue(id, out var app) ? app : null;

    private static IEnumerable<string> Split(string? text) =>
        (text ?? string.Empty).Split([';', ','], StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()).Where(part => part.Length > 0);

    private static string? LastPart(string? path) => path?.Substring(path.LastIndexOfAny(['/', '\\']) + 1).Trim();
}

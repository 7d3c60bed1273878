using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Roles;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Roles;

/// <summary>ROL-011: a role for applications over every mailbox.</summary>
public sealed class Rol011UnscopedExchangeRoleDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "ROL-011",
        Title = "App has an Exchange role over every mailbox",
        Severity = Severity.Medium,
        Escalation = "High for roles that write, send or give full access.",
        Logic = "A role for applications (Application Mail…, Application EWS.AccessAsApp, Application Exchange Full Access, …) is assigned to a service principal without a resource scope, an administrative unit or a recipient scope; "
            + "or the Exchange admin audit saw it assigned so.",
        Rationale = "RBAC for applications exists to keep an app to some mailboxes. Without a scope it is the whole tenant's mail, by a way that no list of permissions shows.",
        BenignIf = "A product that by its nature reads every mailbox, such as a journal or a backup.",
        Remediation = "Set a scope: New-ManagementScope, then Set-ManagementRoleAssignment -CustomResourceScope.",
        Techniques = ["T1098.003", "T1114.002"],
        Needs = [RoleNeeds.ExchangeAssignments, RoleNeeds.ExchangeEvents],
        Permissions = ["Exchange: View-Only Organization Management", "Exchange: View-Only Audit Logs"],
        Licence = "Exchange Online",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var standing = context.Facts.Roles.ExchangeAssignments.Where(holding => holding.IsApp && holding.Scope is null && IsForApps(holding.Role)).ToList();
        var known = new HashSet<string>(context.Facts.Roles.ExchangeAssignments.Select(holding => $"{KeyOf(holding)}|{holding.Role}"), StringComparer.OrdinalIgnoreCase);
        var given = context.Facts.Roles.ExchangeChanges
            .Where(change => change.Succeeded && change.Scope is null && IsForApps(change.Name) && change.Operation.EndsWith("ManagementRoleAssignment", StringComparison.OrdinalIgnoreCase))
            .SelectMany(change => Keys(change).Select(key => (Key: key, Change: change)))
            .ToLookup(pair => pair.Key, pair => pair.Change, StringComparer.OrdinalIgnoreCase);
        var byApp = standing.ToLookup(KeyOf, StringComparer.OrdinalIgnoreCase);
        foreach (var key in byApp.Select(group => group.Key).Concat(given.Select(group => group.Key)).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(key => key, StringComparer.OrdinalIgnoreCase))
        {
            // An assignment that stands has the last word: it may have got its scope since.
            var changes = given[key].Where(change => byApp[key].Any(holding => Same(holding.Role, change.Name)) || !known.Contains($"{key}|{change.Name}")).ToList();
            if (byApp.Contains(key) || changes.Count > 0)
            {
                yield return Judge(key, [.. byApp[key]], changes, context);
            }
        }
    }

    private Finding Judge(string key, IReadOnlyList<ExchangeRoleHolding> holdings, IReadOnlyList<ExchangeRoleChange> changes, HuntContext context)
    {
        var app = holdings.Select(holding => holding.App).FirstOrDefault(found => found is not null) ?? context.Facts.FindApp(key);
        var roles = holdings.Select(holding => holding.Role).Concat(changes.Select(change => change.Name)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var writing = roles.Where(Writes).ToList();
        var name = app?.Name ?? (holdings.Count > 0 ? holdings[0].AssigneeName : key);
        var target = app?.ToTarget() ?? new FindingTarget(TargetKind.Application, key, name);
        var by = changes.Count == 0 ? string.Empty : $", given by {RoleFindings.List(changes.Select(change => change.Actor.Name))}";
        return FindingFactory.Create(
            Descriptor,
            target,
            writing.Count > 0 ? Severity.High : Severity.Medium,
            $"'{name}' has {RoleFindings.List(roles)} over every mailbox{by}.",
            [.. holdings.Select(holding => holding.Evidence), .. changes.Select(change => change.Evidence)])
            .About(roles).By(changes.Select(change => change.Actor)) with
        {
            Escalations = writing.Count > 0 ? [$"{RoleFindings.List(writing)} can change or send mail."] : [],
        };
    }

    private static IEnumerable<string> Keys(ExchangeRoleChange change) =>
        change.Apps.Count > 0 ? change.Apps.Select(app => app.ToTarget().Id) : change.Assignees.Where(name => AuditValues.FirstGuid(name) is not null);

    private static string KeyOf(ExchangeRoleHolding holding) => holding.App?.ToTarget().Id ?? holding.Assignment.RoleAssignee ?? holding.AssigneeName;

    private static bool IsForApps(string role) => role.StartsWith("Application ", StringComparison.OrdinalIgnoreCase);

    private static bool Writes(string role) => new[] { "Write", "Send", "Full", "AccessAsApp" }.Any(word => role.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

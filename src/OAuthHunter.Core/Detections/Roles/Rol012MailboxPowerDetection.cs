using OAuthHunter.Evidence;
using OAuthHunter.Facts.Roles;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Roles;

/// <summary>ROL-012: power to read or act as every mailbox, in a person's hands.</summary>
public sealed class Rol012MailboxPowerDetection : Detection
{
    private const string Impersonation = "ApplicationImpersonation";

    // Groups that search every mailbox; eDiscovery Manager lives in the compliance portal and shows here only if exported.
    private static readonly HashSet<string> Searching = new(StringComparer.OrdinalIgnoreCase) { "Discovery Management", "eDiscovery Manager", "eDiscoveryManager" };

    // Exchange gives these groups the role itself; who is in them is another matter.
    private static readonly HashSet<string> BuiltIn = new(StringComparer.OrdinalIgnoreCase)
    {
        "Organization Management", "Hygiene Management", "Discovery Management", "Exchange Servers", "ExchangeLegacyInterop", "RIM-MailboxAdmins", "ExchangeServiceAdmins",
    };

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "ROL-012",
        Title = "Somebody can act as or search every mailbox",
        Severity = Severity.High,
        Escalation = "Critical when the audit log saw it given within 30 days.",
        Logic = "The role ApplicationImpersonation assigned to anybody but the groups that Exchange ships with it, or a user in Discovery Management or eDiscovery Manager; or the Exchange admin audit saw either given. An app with ApplicationImpersonation counts too.",
        Rationale = "Impersonation reads and sends as anyone without a trace in the mailbox's own permissions; a discovery search reads everyone's mail at once.",
        BenignIf = "A migration tool that is still in use; a named legal team.",
        Remediation = "Remove the assignment: Exchange Online is retiring ApplicationImpersonation. Give eDiscovery for the length of a case only.",
        Techniques = ["T1098.002", "T1098.003"],
        Needs = [RoleNeeds.ExchangeAssignments, RoleNeeds.ExchangeRoleGroups, RoleNeeds.ExchangeEvents],
        Permissions = ["Exchange: View-Only Organization Management", "Exchange: View-Only Audit Logs"],
        Licence = "Exchange Online",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var rows = new Dictionary<string, List<(string Role, EvidenceItem Row)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var holding in context.Facts.Roles.ExchangeAssignments.Where(holding => Same(holding.Role, Impersonation) && !BuiltIn.Contains(holding.AssigneeName)))
        {
            Note(rows, holding.AssigneeName, Impersonation, holding.Evidence);
        }

        foreach (var group in context.Facts.Roles.ExchangeRoleGroups.Where(group => Searching.Contains(group.Name ?? string.Empty)))
        {
            foreach (var member in group.Members ?? [])
            {
                Note(rows, member, group.Name!, Row(group, member));
            }
        }

        var given = context.Facts.Roles.ExchangeChanges.Where(IsGain)
            .SelectMany(change => (change.Assignees.Count > 0 ? change.Assignees : [change.Name]).Select(name => (Name: NameOf(change, name), Change: change)))
            .ToLookup(pair => pair.Name, pair => pair.Change, StringComparer.OrdinalIgnoreCase);
        foreach (var name in rows.Keys.Concat(given.Select(group => group.Key)).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => name, StringComparer.OrdinalIgnoreCase))
        {
            yield return Judge(name, rows.TryGetValue(name, out var held) ? held : [], [.. given[name]], context);
        }
    }

    private static bool IsGain(ExchangeRoleChange change) => change.Succeeded
        && (change.Operation.EndsWith("ManagementRoleAssignment", StringComparison.OrdinalIgnoreCase) ? Same(change.Name, Impersonation) : Searching.Contains(change.Name) && change.Assignees.Count > 0);

    private static string NameOf(ExchangeRoleChange change, string typed) =>
        change.Apps.FirstOrDefault(app => app.Is(typed))?.Name ?? typed;

    private static void Note(Dictionary<string, List<(string Role, EvidenceItem Row)>> rows, string name, string role, EvidenceItem row)
    {
        if (!rows.TryGetValue(name, out var list))
        {
            rows.Add(name, list = []);
        }

        list.Add((role, row));
    }

    private static EvidenceItem Row(RoleGroup group, string member) =>
        EvidenceItem.Of(EntitySets.RoleGroups, group, group.Identity ?? group.Name, $"{member} is a member of {group.Name}");

    private Finding Judge(string name, IReadOnlyList<(string Role, EvidenceItem Row)> held, IReadOnlyList<ExchangeRoleChange> given, HuntContext context)
    {
        var isNew = given.Any(change => context.IsWithinDays(change.Time, RoleFindings.NewDays));
        var roles = held.Select(row => row.Role).Concat(given.Select(change => change.Name)).ToList();
        var app = context.Facts.FindApp(name) ?? given.SelectMany(change => change.Apps).FirstOrDefault(found => Same(found.Name, name));
        var target = app?.ToTarget() ?? context.Facts.FindAdmin(name)?.ToTarget() ?? new FindingTarget(TargetKind.User, name, name) { Subjects = [Subject.User(name)] };
        var by = given.Count == 0 ? string.Empty : $", given by {RoleFindings.List(given.Select(change => change.Actor.Name))}";
        return FindingFactory.Create(
            Descriptor, target, isNew ? Severity.Critical : Severity.High,
            $"{target.Name} has {RoleFindings.List(roles)}{by}.",
            held.Select(row => row.Row).Concat(given.Select(change => change.Evidence)))
            .About(roles).By(given.Select(change => change.Actor)) with
        {
            Escalations = isNew ? ["Given within 30 days."] : [],
        };
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

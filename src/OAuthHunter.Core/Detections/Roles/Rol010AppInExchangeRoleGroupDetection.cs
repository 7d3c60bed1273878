using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Roles;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Roles;

/// <summary>ROL-010: an app in a role group of Exchange, which Entra does not show.</summary>
public sealed class Rol010AppInExchangeRoleGroupDetection : Detection
{
    private const string Everything = "Organization Management";

    // Whoever is in one of these changes mail flow, mailboxes or protection.
    private static readonly HashSet<string> Groups = new(StringComparer.OrdinalIgnoreCase)
    {
        Everything, "Hygiene Management", "Compliance Management", "Recipient Management", "Security Administrator",
    };

    private static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "Transport Rules", "Remote and Accepted Domains", "Transport Hygiene", "Mail Recipients", "ApplicationImpersonation", "Role Management",
    };

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "ROL-010",
        Title = "App is in an Exchange role group",
        Severity = Severity.High,
        Escalation = "Critical for Organization Management, and for an app that Entra does not know.",
        Logic = "A service principal is a member of Organization Management, Hygiene Management, Compliance Management, Recipient Management, Security Administrator or of any group with one of the roles "
            + "Transport Rules, Remote and Accepted Domains, Transport Hygiene, Mail Recipients, ApplicationImpersonation or Role Management; or the Exchange admin audit saw one put there, whether it still is or not.",
        Rationale = "Nothing in Entra shows this power. A review of roles and permissions passes over an app that runs the mail flow.",
        BenignIf = "A documented automation with a role group of its own.",
        Remediation = "Remove the app from the group. What it really does may be served by a group with that one role.",
        Techniques = ["T1098.003"],
        Needs = [RoleNeeds.ExchangeRoleGroups, RoleNeeds.ExchangeEvents],
        Permissions = ["Exchange: View-Only Organization Management", "Exchange: View-Only Audit Logs"],
        Licence = "Exchange Online",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context) => context.Facts.Roles.ExchangeRoleGroups
        .Where(group => group.Members is null)
        .Select(group => $"{group.Name ?? group.Identity}: members were not captured.");

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var groups = context.Facts.Roles.ExchangeRoleGroups.Where(group => group.Name is not null).ToLookup(group => group.Name!, StringComparer.OrdinalIgnoreCase);
        bool Opens(string name) => Groups.Contains(name) || groups[name].Any(group => (group.Roles ?? []).Any(role => Roles.Contains(LastPart(role))));
        var gains = context.Facts.Roles.ExchangeChanges
            .Where(change => change.Succeeded && change.Operation.IndexOf("RoleGroup", StringComparison.OrdinalIgnoreCase) >= 0 && (Opens(change.Name) || change.Roles.Any(Roles.Contains)))
            .SelectMany(change => change.Apps.Select(app => (App: app.ToTarget().Id, Change: change)))
            .ToLookup(pair => pair.App, pair => pair.Change, StringComparer.OrdinalIgnoreCase);
        foreach (var app in context.Facts.Apps)
        {
            var held = (app.ExchangeRoles ?? []).Where(role => role.IsRoleGroup && Opens(role.Name)).ToList();
            var given = gains[app.ToTarget().Id].ToList();
            if (held.Count + given.Count > 0)
            {
                yield return Judge(app, held, given, context);
            }
        }
    }

    private Finding Judge(AppProfile app, IReadOnlyList<ExchangeRbacRole> held, IReadOnlyList<ExchangeRoleChange> given, HuntContext context)
    {
        var names = held.Select(role => role.Name).Concat(given.Select(change => change.Name)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var isUnknown = app.ServicePrincipal is null && context.Facts.Coverage.IsWhole(EntitySets.ServicePrincipals);
        var escalations = new[]
        {
            names.Contains(Everything, StringComparer.OrdinalIgnoreCase) ? "Organization Management can do everything in Exchange." : null,
            isUnknown ? "Entra does not know the app (any more)." : null,
        }.OfType<string>().ToList();
        var past = held.Count == 0 && context.Has(RoleNeeds.ExchangeRoleGroups) ? ", and is no longer" : string.Empty;
        return AppFindings.Create(
            Descriptor,
            app,
            escalations.Count > 0 ? Severity.Critical : Severity.High,
            given.Count == 0
                ? $"'{app.Name}' is a member of Exchange role group {RoleFindings.List(names)}."
                : $"'{app.Name}' was put into Exchange role group {RoleFindings.List(names)} by {RoleFindings.List(given.Select(change => change.Actor.Name))}{past}.",
            [.. held.Select(role => role.Evidence), .. given.Select(change => change.Evidence), app.Evidence],
            escalations,
            given.Select(change => change.Actor)).About(names);
    }

    private static string LastPart(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1).Trim();
}

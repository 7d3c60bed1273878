using OAuthHunter.Detections.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Roles;

/// <summary>ROL-003: an app with another role that rules the tenant.</summary>
public sealed class Rol003AppTierZeroRoleDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "ROL-003",
        Title = "App holds a role that rules the tenant",
        Severity = Severity.High,
        Escalation = "Critical when the role was given within 30 days.",
        Logic = "A service principal holds a role of tier 0 other than Global Administrator, directly or through a group, active or eligible: Application Administrator, Privileged Role Administrator, "
            + "Conditional Access Administrator, Security Administrator and the like; or a role of the tenant's own making with an action that is as good (credentials or owners of apps, grants, roles, federation, policies).",
        Rationale = "Each of these roles lets its holder take the rest: a credential on another app, a role for itself, a policy less.",
        BenignIf = "A documented identity pipeline that nothing smaller would serve.",
        Remediation = "Remove the role. Give the app the one application permission that it uses.",
        Techniques = ["T1098.003"],
        Needs = [AppNeeds.AssignedRoles, .. AppNeeds.AuditEventsInstead],
        Permissions = ["RoleManagement.Read.Directory", "Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var customs = context.Facts.Roles.Holdings.Where(holding => holding.IsCustom && holding.App is not null)
            .ToLookup(holding => holding.App!.ToTarget().Id, StringComparer.OrdinalIgnoreCase);
        foreach (var app in context.Facts.Apps)
        {
            var roles = app.Roles.Where(role => role.IsEffective && role.Tier == 0 && role.RoleTemplateId != WellKnown.GlobalAdministrator).ToList();
            var own = customs[app.ToTarget().Id].ToList();
            if (roles.Count + own.Count == 0)
            {
                continue;
            }

            var isNew = roles.Any(role => context.IsWithinDays(role.AssignedAt, RoleFindings.NewDays)) || own.Any(holding => context.IsWithinDays(holding.AssignedAt, RoleFindings.NewDays));
            var behind = AppFindings.EventsBehind(app, [], roles).ToList();
            var names = roles.Select(role => role.Name).Concat(own.Select(holding => holding.RoleName + " (own role)"));
            var canOnlyActivate = roles.All(role => role.IsEligible) && own.All(holding => holding.IsEligible);
            var finding = AppFindings.Create(
                Descriptor,
                app,
                isNew ? Severity.Critical : Severity.High,
                $"'{app.Name}' {(canOnlyActivate ? "can activate" : "holds")} {RoleFindings.List(names)}.",
                [.. roles.Select(role => role.Evidence), .. own.SelectMany(holding => holding.Evidence), app.Evidence, .. behind.Select(found => found.Evidence)],
                isNew ? ["Given within 30 days."] : [],
                behind.Select(found => found.Actor)).About(roles.Select(role => role.RoleTemplateId).Concat(own.Select(holding => holding.RoleTemplateId)));
            yield return own.Count > 0 || roles.Any(role => role.IsInObjects) ? finding : finding with { Confidence = Confidence.Medium };
        }
    }
}

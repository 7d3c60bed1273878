using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-028: whoever controls the machine controls the mail.</summary>
public sealed class App028ManagedIdentityDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-028",
        Title = "Managed identity can reach mail or administer Exchange",
        Severity = Severity.Medium,
        Escalation = "High when it can administer Exchange Online as an app: permission, and a role that changes something there.",
        Logic = "A managed identity holds an application permission over mail, one that rules the tenant, or one that lets it administer Exchange Online as an app.",
        Rationale = "A managed identity has no credential to find. Whoever may run code on the Azure resource it belongs to has its power, and Entra shows nothing of that.",
        BenignIf = "An automation account that is known, with few people who may edit its runbooks.",
        Remediation = "Narrow the permission (Exchange RBAC for applications with a scope), and review who may change the Azure resource.",
        Techniques = ["T1078.004"],
        Needs = [AppNeeds.GrantsAndRoles],
        Permissions = ["Application.Read.All", "RoleManagement.Read.Directory"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps.Where(app => app.IsManagedIdentity && !app.IsDeleted))
        {
            var permissions = app.Permissions.Where(permission => permission.IsEffective
                && (permission.IsManageExchange || App006TierZeroPermissionDetection.IsTierZero(permission) || (permission.IsApplicationPermission && MailPower.IsMail(permission) && permission.Danger >= Severity.High))).ToList();
            if (permissions.Count == 0)
            {
                continue;
            }

            var roles = ExchangeAdministration.ExchangeRoles(app).ToList();
            var canManage = permissions.Any(permission => permission.IsManageExchange) && (roles.Exists(ExchangeAdministration.Changes) || app.ExchangeRoles is { Count: > 0 });
            var behind = AppFindings.EventsBehind(app, permissions, roles).ToList();
            yield return AppFindings.Create(
                Descriptor,
                app,
                canManage ? Severity.High : Severity.Medium,
                $"Managed identity '{app.Name}' holds {MailPower.Names(permissions)}{(roles.Count > 0 ? " and " + string.Join(", ", roles.Select(role => role.Name).Distinct()) : string.Empty)}.",
                [.. permissions.Select(permission => permission.Evidence), .. roles.Select(role => role.Evidence), .. (app.ExchangeRoles ?? []).Select(role => role.Evidence), app.Evidence, .. behind.Select(found => found.Evidence)],
                canManage ? ["It can administer Exchange Online as an app."] : [],
                behind.Select(found => found.Actor));
        }
    }
}

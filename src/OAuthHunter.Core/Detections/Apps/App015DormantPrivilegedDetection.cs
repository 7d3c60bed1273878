using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using System.Globalization;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-015: power that nobody uses and somebody can find.</summary>
public sealed class App015DormantPrivilegedDetection : Detection
{
    private const double NeverUsedDays = 30;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-015",
        Title = "Privileged app is not used",
        Severity = Severity.Medium,
        Escalation = "High when it holds a permission to administer Exchange Online as an app: the actors of 2022 let theirs sleep for weeks.",
        Logic = "A privileged app (permission rated High or worse, role of tier 0 or 1, Exchange role) has a credential that is still valid and was not used within 90 "
            + "days, or never since it was made more than 30 days ago, as the report of last use and the logs tell.",
        Rationale = "A sleeping app is not missed when somebody else wakes it.",
        BenignIf = "It runs once a year.",
        Remediation = "Disable the service principal; delete it after 30 days if nobody asks.",
        Techniques = ["T1078.004"],
        Needs = [new EvidenceNeed("apps, grants and last use", EntitySets.ServicePrincipals, EntitySets.AppRoleAssignments, EntitySets.ServicePrincipalSignInActivities)],
        Permissions = ["Application.Read.All", "AuditLog.Read.All", "RoleManagement.Read.Directory"],
        Licence = "Entra ID P1",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps.Where(app => !app.IsDeleted && app.IsEnabled != false && AppJudge.IsPrivileged(app) && judge.IsDormant(app)))
        {
            var live = judge.LiveCredentials(app);
            var isOld = app.Activity?.LastSeen is not null || context.Age(app.CreatedAt) is { TotalDays: > NeverUsedDays };
            if (live.Count == 0 || !isOld || AppJudge.IsUntouchedMicrosoft(app))
            {
                continue;
            }

            var permissions = AppJudge.DangerousPermissions(app).ToList();
            var roles = AppJudge.PrivilegedRoles(app).ToList();
            var canManage = app.ManageExchangePermissions.Any();
            var last = app.Activity?.LastSeen is { } seen ? string.Format(CultureInfo.InvariantCulture, "was last used on {0:yyyy-MM-dd}", seen) : "was never seen in use";
            yield return AppFindings.Create(
                Descriptor,
                app,
                canManage ? Severity.High : Severity.Medium,
                $"'{app.Name}' {last}, holds {string.Join(", ", permissions.Select(permission => permission.Value).Concat(roles.Select(role => role.Name)).Concat((app.ExchangeRoles ?? []).Select(role => role.Name)).Distinct())} and has {live.Count} valid credential(s).",
                [app.Evidence, .. permissions.Select(permission => permission.Evidence), .. roles.Select(role => role.Evidence), .. live.Select(held => held.Evidence)],
                canManage ? ["It holds a permission to administer Exchange Online as an app."] : []);
        }
    }
}

using System.Globalization;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-014: made today, privileged today.</summary>
public sealed class App014QuicklyPrivilegedDetection : Detection
{
    private const double NewAppDays = 30;

    private static readonly TimeSpan Soon = TimeSpan.FromHours(24);
    private static readonly TimeSpan Scripted = TimeSpan.FromMinutes(10);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-014",
        Title = "New app was made privileged at once",
        Severity = Severity.High,
        Escalation = "Critical when permission and role both came within 10 minutes of the app, or when whoever did it is at risk, was hit by an attack on passwords or is not held to MFA.",
        Logic = "An app created within 30 days that holds a permission rated High or worse, a role of tier 0 or 1 or an Exchange role; "
            + "or, in the audit log, an app that got its first such permission or role within 24 hours of its making from the same actor, however long ago and even if it is gone.",
        Rationale = "An intruder with an admin account makes an app and gives it everything in one go, so that he no longer needs the account.",
        BenignIf = "A planned deployment with a ticket.",
        Remediation = "Ask whoever made it. If nobody stands up for it, treat the app and the account as taken.",
        Techniques = ["T1136.003", "T1098.003"],
        Needs =
        [
            .. AppNeeds.AuditEvents,
            new EvidenceNeed("apps and what they were granted", EntitySets.ServicePrincipals, EntitySets.AppRoleAssignments, EntitySets.RoleAssignments),
        ],
        Permissions = ["Application.Read.All", "AuditLog.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps.Where(app => app.Ownership != AppOwnership.Microsoft))
        {
            var created = app.Events.FirstOrDefault(found => found.Succeeded && found.Kind == AppEventKind.ApplicationAdded)
                ?? app.Events.FirstOrDefault(found => found.Succeeded && found.Kind == AppEventKind.ServicePrincipalAdded);
            var gains = created is null ? [] : app.Events.Where(found => IsGain(found) && IsSoonAfter(created, found)).ToList();
            if (gains.Count > 0)
            {
                yield return FromEvents(app, created!, gains, judge);
            }
            else if (context.IsWithinDays(app.CreatedAt, NewAppDays) && AppJudge.IsPrivileged(app))
            {
                yield return FromState(app, created, judge);
            }
        }
    }

    private static bool IsGain(AppEvent found) => found.Succeeded && (IsRole(found)
        || (found.Kind != AppEventKind.PermissionRemoved && found.Permissions.Any(permission => permission.Danger >= Severity.High)));

    private static bool IsRole(AppEvent found) =>
        found.Kind == AppEventKind.RoleAssigned && Knowledge.EntraRoles.Find(found.RoleTemplateId)?.Tier <= 1;

    private static bool IsSoonAfter(AppEvent created, AppEvent found) =>
        (found.Time - created.Time).Duration() <= Soon && AppJudge.IsSameActor(created.Actor, found.Actor);

    private Finding FromEvents(AppProfile app, AppEvent created, List<AppEvent> gains, AppJudge judge)
    {
        var escalations = new List<string>();
        var quick = gains.Where(found => (found.Time - created.Time).Duration() <= Scripted).ToList();
        if (quick.Any(IsRole) && quick.Any(found => !IsRole(found)))
        {
            escalations.Add("Permission and role both came within 10 minutes of the app.");
        }

        if (judge.RiskOf(created.Actor, countMissingMfa: true) is { } risk)
        {
            escalations.Add(risk);
        }

        var what = string.Join(", ", gains.SelectMany(found => found.RoleName is { } role ? [role] : found.Permissions.Where(permission => permission.Danger >= Severity.High).Select(permission => permission.Value)).Distinct());
        var minutes = gains.Min(found => (found.Time - created.Time).Duration()).TotalMinutes;
        return AppFindings.Create(
            Descriptor,
            app,
            escalations.Count > 0 ? Severity.Critical : Severity.High,
            string.Format(CultureInfo.InvariantCulture, "'{0}' was made by {1} and got {2}, the first of it {3:0} minutes later.", app.Name, created.Actor.Name, what, minutes),
            [created.Evidence, .. gains.Select(found => found.Evidence)],
            escalations,
            gains.Select(found => found.Actor).Append(created.Actor));
    }

    private Finding FromState(AppProfile app, AppEvent? created, AppJudge judge)
    {
        var permissions = AppJudge.DangerousPermissions(app).ToList();
        var roles = AppJudge.PrivilegedRoles(app).ToList();
        var risk = judge.RiskOf(created?.Actor, countMissingMfa: true);
        var what = permissions.Select(permission => permission.Value).Concat(roles.Select(role => role.Name)).Concat((app.ExchangeRoles ?? []).Select(role => role.Name)).Distinct();
        return AppFindings.Create(
            Descriptor,
            app,
            risk is null ? Severity.High : Severity.Critical,
            string.Format(CultureInfo.InvariantCulture, "'{0}' is {1:0} days old and holds {2}.", app.Name, judge.Context.Age(app.CreatedAt)!.Value.TotalDays, string.Join(", ", what)),
            [app.Evidence, .. permissions.Select(permission => permission.Evidence), .. roles.Select(role => role.Evidence), .. (app.ExchangeRoles ?? []).Select(role => role.Evidence)],
            risk is null ? [] : [risk],
            [created?.Actor]);
    }
}

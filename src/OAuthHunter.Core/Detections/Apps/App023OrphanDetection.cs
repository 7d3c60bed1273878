using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using System.Globalization;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-023: power that nobody answers for.</summary>
public sealed class App023OrphanDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-023",
        Title = "Privileged app has no owner",
        Severity = Severity.Low,
        Escalation = "Medium when a credential of it is still valid.",
        Logic = "A privileged app of this tenant (permission rated High or worse, role of tier 0 or 1, Exchange role) has no owner on the registration nor on the service principal; or "
            + "it has no registration although registrations were read; or the account that made it is gone or disabled.",
        Rationale = "Nobody notices what becomes of an app that nobody owns.",
        BenignIf = "The app belongs to a process that is documented elsewhere.",
        Remediation = "Give it owners with protected accounts, or remove it.",
        Techniques = ["T1078.004"],
        Needs = [new EvidenceNeed("apps, registrations and grants", EntitySets.ServicePrincipals, EntitySets.Applications, EntitySets.AppRoleAssignments)],
        Permissions = ["Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps.Where(app => app.Ownership == AppOwnership.Own && !app.IsManagedIdentity && !app.IsDeleted && AppJudge.IsPrivileged(app)))
        {
            var reasons = Reasons(context, app).ToList();
            if (reasons.Count == 0)
            {
                continue;
            }

            var live = judge.LiveCredentials(app);
            var permissions = AppJudge.DangerousPermissions(app).ToList();
            var roles = AppJudge.PrivilegedRoles(app).ToList();
            yield return AppFindings.Create(
                Descriptor,
                app,
                live.Count > 0 ? Severity.Medium : Severity.Low,
                $"'{app.Name}' is privileged and {string.Join("; ", reasons)}.",
                [app.Evidence, .. permissions.Select(permission => permission.Evidence), .. roles.Select(role => role.Evidence), .. live.Select(held => held.Evidence)],
                live.Count > 0 ? [string.Format(CultureInfo.InvariantCulture, "{0} credential(s) are valid.", live.Count)] : [],
                [app.CreatedBy]);
        }
    }

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        var unknown = context.Facts.Apps.Count(app => app.Ownership == AppOwnership.Own && app.OwnerIds is null && !app.IsDeleted && AppJudge.IsPrivileged(app));
        if (unknown > 0)
        {
            yield return string.Format(CultureInfo.InvariantCulture, "owners of {0} privileged app(s) were not captured", unknown);
        }
    }

    private static IEnumerable<string> Reasons(HuntContext context, AppProfile app)
    {
        if (app.OwnerIds is { Count: 0 })
        {
            yield return "nobody owns it";
        }

        if (app.ServicePrincipal is not null && app.Application is null && context.Facts.Coverage.IsWhole(EntitySets.Applications))
        {
            yield return "its registration is not there";
        }

        if (app.CreatedBy is { Kind: AuditActorKind.User } maker && context.Facts.FindUser(maker.Id ?? maker.UserPrincipalName) is { AccountEnabled: false })
        {
            yield return $"{maker.Name}, who made it, is disabled";
        }
        else if (app.CreatedBy is { Kind: AuditActorKind.User, Id: { } id } gone && context.Facts.Coverage.IsWhole(EntitySets.Users) && context.Facts.FindUser(id) is null)
        {
            yield return $"{gone.Name}, who made it, is gone";
        }
    }
}

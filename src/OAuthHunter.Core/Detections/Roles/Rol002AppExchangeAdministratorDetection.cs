using OAuthHunter.Detections.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Roles;

/// <summary>ROL-002: an app as Exchange Administrator.</summary>
public sealed class Rol002AppExchangeAdministratorDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "ROL-002",
        Title = "App holds Exchange Administrator",
        Severity = Severity.High,
        Escalation = "Critical when the app also holds a permission to connect to Exchange Online as an app and carries one of the risk factors of APP-001. "
            + "Low for an established app, as in APP-001.",
        Logic = "A service principal holds the role Exchange Administrator, directly or through a group, active or eligible. Microsoft's own mark for privileged roles is not used: it is missing on this one.",
        Rationale = "The role is half of what it takes to open the tenant's mail flow; the other half is one permission away.",
        BenignIf = "Exchange automation with an owner.",
        Remediation = "Replace it by the smallest Exchange role group that does the job.",
        Techniques = ["T1098.003"],
        Needs = [AppNeeds.AssignedRoles, .. AppNeeds.AuditEventsInstead],
        Permissions = ["RoleManagement.Read.Directory", "Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps)
        {
            var roles = app.Roles.Where(role => role.IsEffective && role.RoleTemplateId == WellKnown.ExchangeAdministrator).ToList();
            if (roles.Count == 0)
            {
                continue;
            }

            var power = ExchangeAdministration.Of(app, judge);
            var severity = power?.Severity == Severity.Critical ? Severity.Critical : judge.IsEstablished(app) ? Severity.Low : Severity.High;
            var behind = AppFindings.EventsBehind(app, [], roles).ToList();
            var finding = AppFindings.Create(
                Descriptor,
                app,
                severity,
                $"'{app.Name}' {(roles.All(role => role.IsEligible) ? "can activate" : "holds")} Exchange Administrator{(power is null ? string.Empty : " and can connect to Exchange Online as an app")}.",
                [.. roles.Select(role => role.Evidence), app.Evidence, .. (power?.Permissions ?? []).Select(permission => permission.Evidence), .. behind.Select(found => found.Evidence)],
                severity == Severity.Critical ? power!.Escalations : [],
                behind.Select(found => found.Actor)).About([WellKnown.ExchangeAdministrator]);
            yield return roles.Any(role => role.IsInObjects) ? finding : finding with { Confidence = Confidence.Medium };
        }
    }
}

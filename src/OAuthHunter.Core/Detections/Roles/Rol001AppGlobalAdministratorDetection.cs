using OAuthHunter.Detections.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Roles;

/// <summary>ROL-001: an app as Global Administrator.</summary>
public sealed class Rol001AppGlobalAdministratorDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "ROL-001",
        Title = "App holds Global Administrator",
        Severity = Severity.Critical,
        Logic = "A service principal holds the role Global Administrator, directly or through a group, active or eligible. Roles are told by template id: the audit log calls this one Company Administrator.",
        Rationale = "An app has no second factor. Whoever has its credential has the tenant.",
        BenignIf = "Hardly ever: no product needs this role.",
        Remediation = "Remove the assignment. Find out who made it and what the app did since.",
        Techniques = ["T1098.003"],
        Needs = [AppNeeds.AssignedRoles, .. AppNeeds.AuditEventsInstead],
        Permissions = ["RoleManagement.Read.Directory", "Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps)
        {
            var roles = app.Roles.Where(role => role.IsEffective && role.RoleTemplateId == WellKnown.GlobalAdministrator).ToList();
            if (roles.Count > 0)
            {
                var behind = AppFindings.EventsBehind(app, [], roles).ToList();
                var through = roles.Select(role => role.ViaGroup).OfType<string>().Distinct().ToList();
                var finding = AppFindings.Create(
                    Descriptor,
                    app,
                    Severity.Critical,
                    $"'{app.Name}' {(roles.All(role => role.IsEligible) ? "can activate" : "holds")} Global Administrator{(through.Count > 0 ? $" through {string.Join(", ", through)}" : string.Empty)}.",
                    [.. roles.Select(role => role.Evidence), app.Evidence, .. behind.Select(found => found.Evidence)],
                    actors: behind.Select(found => found.Actor)).About([WellKnown.GlobalAdministrator]);
                yield return roles.Any(role => role.IsInObjects) ? finding : finding with { Confidence = Confidence.Medium };
            }
        }
    }
}

using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-001: the app at the heart of the 2022 attack, able to administer Exchange Online without a user.</summary>
public sealed class App001ExchangeAdministrationDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-001",
        Title = "App can administer Exchange Online",
        Severity = Severity.High,
        Escalation = "Critical for an own single-tenant app that is younger than 90 days, is named after the tenant or has a throw-away name, "
            + "holds Global Administrator, has secrets only, has no owner, or is dormant (said only where the evidence would show use). "
            + "Low when the role only reads, and for an established app: older than 180 days, owned (own) or by a verified publisher (foreign), "
            + "certificates on the registration only, in use, and no permission, role or credential given lately.",
        Logic = "A service principal holds one of the four (resource, app role) pairs that let it connect to Exchange Online as an app, and an Entra role "
            + "that Exchange honours (Global, Exchange, Exchange Recipient, Compliance, Security or Helpdesk Administrator), directly or through a group, active or eligible. "
            + "Grants are read where they are effective, not from the manifest. Where grants were not captured, what the audit log saw given and not taken away counts, with lower confidence.",
        Rationale = "Permission and role together let the app create inbound connectors and transport rules without any user signing in. "
            + "It keeps that power when the admin who made it gets a new password.",
        BenignIf = "A backup, signature, migration or automation product that the Exchange team knows, with a named owner and a reason for the role.",
        Remediation = "Export evidence, then disable the service principal, remove credentials from the registration and from the service principal, remove the app role "
            + "assignments and the role assignments. Tokens already issued work for up to 90 minutes: check connectors and transport rules again after that. "
            + "If it is legitimate, replace the role by a custom Exchange role group or Global Reader, and secrets by a certificate.",
        Techniques = ["T1098.003", "T1136.003", "T1671"],
        Needs = [AppNeeds.GrantsAndRoles, .. AppNeeds.AuditEventsInstead],
        Permissions = ["Application.Read.All", "RoleManagement.Read.Directory"],
        References = [new Uri("https://www.microsoft.com/en-us/security/blog/2022/09/22/malicious-oauth-applications-used-to-compromise-email-servers-and-spread-spam/")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps)
        {
            if (ExchangeAdministration.Of(app, judge) is not { } power)
            {
                continue;
            }

            var behind = AppFindings.EventsBehind(app, power.Permissions, power.Roles).ToList();
            var finding = AppFindings.Create(
                Descriptor,
                app,
                power.Severity,
                $"'{app.Name}' holds {string.Join(", ", power.Permissions.Select(permission => permission.Value).Distinct())} and "
                    + $"{string.Join(", ", power.Roles.Select(role => role.Name).Distinct())}: it can administer Exchange Online as an app.",
                [.. power.Permissions.Select(permission => permission.Evidence), .. power.Roles.Select(role => role.Evidence), app.Evidence, .. behind.Select(found => found.Evidence)],
                power.Escalations,
                behind.Select(found => found.Actor));
            var isFromLogs = !power.Permissions.Any(permission => permission.IsInObjects) || !power.Roles.Any(role => role.IsInObjects);
            yield return isFromLogs ? finding with { Confidence = Confidence.Medium } : finding;
        }
    }
}

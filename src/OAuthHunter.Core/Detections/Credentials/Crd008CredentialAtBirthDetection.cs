using OAuthHunter.Detections.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Credentials;

/// <summary>CRD-008: app, credential and dangerous permission within a day.</summary>
public sealed class Crd008CredentialAtBirthDetection : Detection
{
    private const string FullAccessAsApp = "full_access_as_app";

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CRD-008",
        Title = "App was made, armed and granted within a day",
        Severity = Severity.Medium,
        Escalation = "Critical when the permission gives app-only administration of Exchange Online or full access to every mailbox.",
        Logic = "In the audit log, within 24 hours of an app's making and in any order: the same actor gave it a credential, and it was granted a permission of the table of dangerous permissions (Medium or worse).",
        Rationale = "This is what the script of the 2022 campaign did. It leaves these three marks even when the app is deleted afterwards.",
        BenignIf = "A normal set-up of an app that needs the permission: known to whoever made it.",
        Remediation = "Ask whoever made the app. If nobody stands up for it, remove credentials and grants and look for its sign-ins.",
        Techniques = ["T1136.003", "T1098.001"],
        Needs = AppNeeds.AuditEvents,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps)
        {
            if (CredentialAtBirth.Of(app) is not { } birth)
            {
                continue;
            }

            var worst = birth.Permissions.Where(permission => permission.IsManageExchange || permission.Value == FullAccessAsApp).Select(permission => permission.Value).Distinct().ToList();
            yield return AppFindings.Create(
                Descriptor,
                app,
                worst.Count > 0 ? Severity.Critical : Severity.Medium,
                $"{birth.Created.Actor.Name} made '{app.Name}' and gave it a credential; within 24 hours it held {string.Join(", ", birth.Permissions.Select(permission => permission.Value).Distinct())}.",
                birth.Events.Select(found => found.Evidence),
                worst.Count > 0 ? [$"Granted {string.Join(", ", worst)}."] : [],
                birth.Events.Select(found => found.Actor));
        }
    }
}

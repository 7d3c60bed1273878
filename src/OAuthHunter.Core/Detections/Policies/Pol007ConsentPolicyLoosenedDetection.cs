using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Changes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Policies;

/// <summary>POL-007: the rules for consent were loosened.</summary>
public sealed class Pol007ConsentPolicyLoosenedDetection : Detection
{
    private const string Assigned = "PermissionGrantPolicyIdsAssignedToDefaultUserRole";
    private const string AssignedInGraph = "DefaultUserRolePermissions.PermissionGrantPoliciesAssigned";

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "POL-007",
        Title = "Rules for consent were loosened",
        Severity = Severity.High,
        Escalation = "Critical when an app did it, or somebody who is at risk or was hit by an attack on passwords. Medium for a consent policy that was added, changed or deleted in a way that the log does not show.",
        Logic = "In the audit log: Update authorization policy that turns AllowUserConsentForRiskyApps on, or assigns users the legacy consent policy or one more than before; Add, Update or Delete permission grant policy.",
        Rationale = "It opens the door to the app that comes next, and looks like housekeeping.",
        BenignIf = "A planned change, tested and written down.",
        Remediation = "Set it back. Look at every consent since.",
        Techniques = ["T1556", "T1528"],
        Needs = AppNeeds.AuditEvents,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var change in context.Facts.Policies.Changes)
        {
            if (change.Activity == "update authorization policy")
            {
                var loosened = Loosened(change.Record).ToList();
                if (loosened.Count > 0)
                {
                    yield return Judge(change, "authorizationPolicy", "User consent", string.Join(" and ", loosened), Severity.High, judge);
                }
            }
            else if (change.Activity is "add permission grant policy" or "update permission grant policy" or "delete permission grant policy")
            {
                var name = change.Target?.DisplayName ?? change.Target?.Id ?? "(unnamed)";
                yield return Judge(change, change.Target?.Id ?? name, name, $"consent policy '{name}': {change.Record.ActivityDisplayName}", Severity.Medium, judge);
            }
        }
    }

    private Finding Judge(DirectoryChange change, string id, string name, string what, Severity severity, AppJudge judge)
    {
        var reason = change.Actor.Kind == AuditActorKind.Application ? $"The app {change.Actor.Name} did it." : judge.RiskOf(change.Actor, countMissingMfa: false);
        var finding = PolicyFindings.Create(
            Descriptor, PolicyFindings.Target(id, name), reason is null ? severity : Severity.Critical, $"{change.Actor.Name} changed the rules for consent: {what}.", [change.Evidence], change.Record.Id);
        return finding with
        {
            Escalations = reason is null ? [] : [reason],
            Subjects = [.. finding.Subjects.Concat(AppFindings.SubjectsOf(change.Actor)).Distinct(StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<string> Loosened(DirectoryAudit audit)
    {
        if (AuditValues.Flag(AuditValues.New(audit, "AllowUserConsentForRiskyApps")) == true && AuditValues.Flag(AuditValues.Old(audit, "AllowUserConsentForRiskyApps")) != true)
        {
            yield return "consent to risky apps allowed";
        }

        var property = AuditValues.Find(audit, Assigned) ?? AuditValues.Find(audit, AssignedInGraph);
        var old = PoliciesIn(property?.OldValue);
        foreach (var added in PoliciesIn(property?.NewValue).Where(id => !old.Contains(id, StringComparer.OrdinalIgnoreCase) && !id.StartsWith("microsoft-dynamically-managed", StringComparison.OrdinalIgnoreCase)))
        {
            // From legacy to recommended is tightening, whatever the name is that comes in.
            if (added.Equals(ConsentPolicies.Legacy, StringComparison.OrdinalIgnoreCase) || !old.Contains(ConsentPolicies.Legacy, StringComparer.OrdinalIgnoreCase) && !added.Equals("microsoft-user-default-recommended", StringComparison.OrdinalIgnoreCase))
            {
                yield return $"users consent under '{added}'";
            }
        }
    }

    private static List<string> PoliciesIn(string? text) =>
        [.. (text ?? string.Empty).Split(['[', ']', '"', ',', ' ', '\r', '\n', '\\'], StringSplitOptions.RemoveEmptyEntries).Where(part => part != "null").Select(ConsentPolicies.IdOf)];
}

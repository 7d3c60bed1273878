using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Policies;

/// <summary>POL-005: owners of groups let apps into their teams.</summary>
public sealed class Pol005GroupConsentDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "POL-005",
        Title = "Owners of groups and teams may consent to apps",
        Severity = Severity.Low,
        Logic = "The consent settings have EnableGroupSpecificConsent true without ConstrainGroupSpecificConsentToMembersOfGroupId; or the default user role is assigned a policy for resources that users own (ManagePermissionGrantsForOwnedResource) other than the ones that Microsoft manages.",
        Rationale = "An owner who consents gives an app the messages and files of everyone in the team.",
        BenignIf = "Teams apps that are approved in the Teams admin center.",
        Remediation = "Restrict it to members of one group, or turn it off.",
        Techniques = ["T1528"],
        Needs = [new EvidenceNeed("consent settings", EntitySets.GroupSettings), new EvidenceNeed("authorization policy", EntitySets.AuthorizationPolicy)],
        Permissions = ["GroupSettings.Read.All", "Policy.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var rows = new List<EvidenceItem>();
        if (context.Facts.Policies.ConsentSettings is { } settings)
        {
            string? Value(string name) => settings.Values?.FirstOrDefault(value => string.Equals(value.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;
            if (string.Equals(Value("EnableGroupSpecificConsent"), "true", StringComparison.OrdinalIgnoreCase) && string.IsNullOrEmpty(Value("ConstrainGroupSpecificConsentToMembersOfGroupId")))
            {
                rows.Add(PolicyFindings.Row(EntitySets.GroupSettings, settings, settings.Id, new PolicySetting("Consent settings", "EnableGroupSpecificConsent", "true for every owner", "false, or members of one group")));
            }
        }

        if (context.Facts.Policies.Authorization is { DefaultUserRolePermissions.PermissionGrantPoliciesAssigned: { } assigned } policy)
        {
            foreach (var id in assigned.Where(ConsentPolicies.IsForOwned).Select(ConsentPolicies.IdOf).Where(id => !IsManaged(id)).OrderBy(id => id, StringComparer.OrdinalIgnoreCase))
            {
                rows.Add(PolicyFindings.Row(EntitySets.AuthorizationPolicy, policy, policy.Id, new PolicySetting("Resource consent", "consent policy", id, "microsoft-dynamically-managed-permissions-for-team (and -chat)")));
            }
        }

        if (rows.Count > 0)
        {
            yield return PolicyFindings.Create(
                Descriptor, PolicyFindings.Target("groupConsent", "Consent by owners of groups"), Severity.Low, "Owners of groups, teams or chats may let apps into them without restriction.", rows);
        }
    }

    // Microsoft keeps what these let through to what the Teams admin center allows.
    private static bool IsManaged(string id) => id.StartsWith("microsoft-dynamically-managed-permissions-for-", StringComparison.OrdinalIgnoreCase);
}

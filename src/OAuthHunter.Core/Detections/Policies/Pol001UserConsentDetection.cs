using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Policies;

/// <summary>POL-001: users let apps in by themselves.</summary>
public sealed class Pol001UserConsentDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "POL-001",
        Title = "Users may consent to apps freely",
        Severity = Severity.High,
        Escalation = "Low where only permissions classed as low or verified publishers are let through. Info for a custom policy whose conditions were not captured.",
        Logic = "The policies by which users consent for themselves (permissionGrantPoliciesAssigned with ManagePermissionGrantsForSelf): the legacy one lets every app have every permission that needs no administrator. "
            + "A policy of the tenant's own is judged by its conditions: classification, verified publisher, named permissions, apps, publishers or tenants.",
        Rationale = "One user who clicks Accept gives a stranger's app his mail, and a new password does not take it back.",
        BenignIf = "Nothing makes it so; a tenant for development may live with it.",
        Remediation = "Assign microsoft-user-default-recommended (or low), and turn on the admin consent workflow.",
        Techniques = ["T1528", "T1671"],
        Needs = [new EvidenceNeed("authorization policy", EntitySets.AuthorizationPolicy)],
        Permissions = ["Policy.Read.All", "Policy.Read.PermissionGrant"],
    };

    public override IEnumerable<string> NotAssessed(HuntContext context) =>
        context.Facts.Policies.Authorization is { DefaultUserRolePermissions.PermissionGrantPoliciesAssigned: null } ? ["The export of the authorization policy lacks the consent policies."] : [];

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var policies = context.Facts.Policies;
        if (policies.Authorization is not { DefaultUserRolePermissions.PermissionGrantPoliciesAssigned: { } assigned } authorization)
        {
            yield break;
        }

        foreach (var id in assigned.Where(name => !ConsentPolicies.IsForOwned(name)).Select(ConsentPolicies.IdOf).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(id => id, StringComparer.OrdinalIgnoreCase))
        {
            var reach = ConsentPolicies.ReachOf(id, policies);
            if (reach == ConsentReach.Recommended)
            {
                continue;
            }

            var (severity, what) = reach switch
            {
                ConsentReach.Open => (Severity.High, "any app may have every permission that needs no administrator"),
                ConsentReach.LowRisk => (Severity.Low, "apps may have permissions of low impact, or any if the publisher is verified"),
                _ => (Severity.Info, "its conditions were not captured"),
            };
            var setting = new PolicySetting("User consent", "consent policy", id, "microsoft-user-default-recommended");
            var rows = new List<EvidenceItem> { PolicyFindings.Row(EntitySets.AuthorizationPolicy, authorization, authorization.Id, setting) };
            if (policies.FindPermissionGrant(id) is { } policy)
            {
                rows.Add(EvidenceItem.Of(EntitySets.PermissionGrantPolicies, policy, policy.Id, $"Consent policy '{policy.DisplayName ?? policy.Id}' with {policy.Includes?.Count ?? 0} condition sets"));
            }

            yield return PolicyFindings.Create(Descriptor, PolicyFindings.Target("authorizationPolicy", "User consent"), severity, $"Users consent under '{id}': {what}.", rows, id.ToLowerInvariant());
        }
    }
}

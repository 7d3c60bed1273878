using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Policies;

/// <summary>POL-002: no way to ask for an app.</summary>
public sealed class Pol002AdminConsentWorkflowDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "POL-002",
        Title = "Admin consent workflow is off",
        Severity = Severity.Low,
        Logic = "adminConsentRequestPolicy is not enabled, or is enabled without a reviewer.",
        Rationale = "Without a way to ask, users press for free consent, and administrators consent without looking.",
        BenignIf = "Requests for apps go another way, such as a ticket.",
        Remediation = "Turn it on and name reviewers who know what a permission means.",
        Techniques = ["T1528"],
        Needs = [new EvidenceNeed("admin consent request policy", EntitySets.AdminConsentRequestPolicy)],
        Permissions = ["Policy.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (context.Facts.Policies.AdminConsentRequests is not { } policy)
        {
            yield break;
        }

        var isOff = policy.IsEnabled == false;
        if (isOff || (policy.IsEnabled == true && policy.Reviewers is { Count: 0 }))
        {
            var setting = isOff
                ? new PolicySetting("Admin consent requests", "isEnabled", "false", "true, with reviewers")
                : new PolicySetting("Admin consent requests", "reviewers", "empty", "people who know what a permission means");
            yield return PolicyFindings.Create(
                Descriptor, PolicyFindings.Target("adminConsentRequestPolicy", "Admin consent requests"), Severity.Low,
                isOff ? "Users cannot ask an administrator for consent." : "Users can ask for consent, and nobody is named to answer.",
                [PolicyFindings.Row(EntitySets.AdminConsentRequestPolicy, policy, "adminConsentRequestPolicy", setting)]);
        }
    }
}

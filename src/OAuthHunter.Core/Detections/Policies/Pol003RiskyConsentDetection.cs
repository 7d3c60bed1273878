using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Policies;

/// <summary>POL-003: risky apps are let in, and everybody makes apps.</summary>
public sealed class Pol003RiskyConsentDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "POL-003",
        Title = "Consent to risky apps is allowed, or every user can register apps",
        Severity = Severity.Medium,
        Escalation = "High when consent to risky apps is allowed.",
        Logic = "allowUserConsentForRiskyApps is true (in the older consent settings: BlockUserConsentForRiskyApps is false), or allowedToCreateApps is true for the default user role.",
        Rationale = "Consent to risky apps is the one brake that Microsoft puts on by itself. Where any user makes apps, any stolen user makes one that outlives his password: so did the attackers of 2023 and after.",
        BenignIf = "A tenant for development.",
        Remediation = "Set both to false; give the role Application Developer to those who need it.",
        Techniques = ["T1136.003", "T1528"],
        Needs = [new EvidenceNeed("authorization policy", EntitySets.AuthorizationPolicy), new EvidenceNeed("consent settings", EntitySets.GroupSettings) { IsFallback = true }],
        Permissions = ["Policy.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var rows = new List<EvidenceItem>();
        var isRisky = false;
        if (context.Facts.Policies.Authorization is { } policy)
        {
            if (policy.AllowUserConsentForRiskyApps == true)
            {
                isRisky = true;
                rows.Add(PolicyFindings.Row(EntitySets.AuthorizationPolicy, policy, policy.Id, new PolicySetting("User consent", "allowUserConsentForRiskyApps", "true", "false")));
            }

            if (policy.DefaultUserRolePermissions?.AllowedToCreateApps == true)
            {
                rows.Add(PolicyFindings.Row(EntitySets.AuthorizationPolicy, policy, policy.Id, new PolicySetting("Default user role", "allowedToCreateApps", "true", "false")));
            }
        }

        if (context.Facts.Policies.ConsentSettings is { } settings && Same(settings.Values?.FirstOrDefault(value => Same(value.Name, "BlockUserConsentForRiskyApps"))?.Value, "false"))
        {
            isRisky = true;
            rows.Add(PolicyFindings.Row(EntitySets.GroupSettings, settings, settings.Id, new PolicySetting("Consent settings", "BlockUserConsentForRiskyApps", "false", "true")));
        }

        if (rows.Count > 0)
        {
            var makesApps = rows.Any(row => row.Description.StartsWith("Default user role", StringComparison.Ordinal));
            var summary = (isRisky, makesApps) switch
            {
                (true, true) => "Users may consent to apps that Microsoft rates as risky, and every user can register apps.",
                (true, false) => "Users may consent to apps that Microsoft rates as risky.",
                _ => "Every user can register apps.",
            };
            yield return PolicyFindings.Create(Descriptor, PolicyFindings.Target("authorizationPolicy", "Consent and registration of apps"), isRisky ? Severity.High : Severity.Medium, summary, rows) with
            {
                Escalations = isRisky ? ["Consent to risky apps is allowed."] : [],
            };
        }
    }

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Policies;

/// <summary>POL-004: nothing limits the credentials of apps.</summary>
public sealed class Pol004AppManagementDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "POL-004",
        Title = "Nothing limits the credentials that apps may have",
        Severity = Severity.Medium,
        Escalation = "Low when the policy is on and only lacks a part, and for exceptions.",
        Logic = "The default app management policy is off, or lacks for registrations a block on new secrets (passwordAddition) or a limit on their life (passwordLifetime), or a limit on the life of certificates (asymmetricKeyLifetime); "
            + "exceptions for single apps that are off or lift the block are named.",
        Rationale = "A secret that lives for years is what the intruder adds to an app, and what he comes back with.",
        BenignIf = "The tenant watches credentials another way.",
        Remediation = "Turn the policy on: no new secrets, lives of at most 180 days, and exceptions with a reason.",
        Techniques = ["T1098.001"],
        Needs = [new EvidenceNeed("default app management policy", EntitySets.DefaultAppManagementPolicy), new EvidenceNeed("exceptions from it", EntitySets.AppManagementPolicies)],
        Permissions = ["Policy.Read.All"],
        Licence = "Free (exceptions: Workload ID)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (context.Facts.Policies.DefaultAppManagement is { } policy && OfDefault(policy) is { } finding)
        {
            yield return finding;
        }

        foreach (var exception in context.Facts.Policies.AppManagement.Where(exception => exception.AppliesToIds is null or { Count: > 0 } && IsLax(exception)))
        {
            var name = exception.DisplayName ?? exception.Id ?? "(unnamed)";
            var apps = (exception.AppliesToIds ?? []).Select(id => context.Facts.FindApp(id)?.Name ?? context.Facts.Apps.FirstOrDefault(app => string.Equals(app.Application?.Id, id, StringComparison.OrdinalIgnoreCase))?.Name ?? id).ToList();
            var setting = new PolicySetting($"App management policy '{name}'", "restrictions", exception.IsEnabled == false ? "off" : "no block on secrets", "as strict as the default");
            yield return PolicyFindings.Create(
                Descriptor, PolicyFindings.Target(exception.Id ?? name, name), Severity.Low,
                $"'{name}' exempts {(apps.Count == 0 ? "apps that were not captured" : string.Join(", ", apps.Take(6)) + (apps.Count > 6 ? $" and {apps.Count - 6} more" : string.Empty))} from the rules for credentials.",
                [PolicyFindings.Row(EntitySets.AppManagementPolicies, exception, exception.Id, setting)]);
        }
    }

    private Finding? OfDefault(DefaultAppManagementPolicy policy)
    {
        var lacking = policy.IsEnabled == false ? [] : Lacking(policy.ApplicationRestrictions).ToList();
        if (policy.IsEnabled is null || (policy.IsEnabled == true && lacking.Count == 0))
        {
            return null;
        }

        // A policy that limits the life of secrets without a block on new ones is half of it, not nothing.
        var isNothing = policy.IsEnabled == false || lacking.Count == 3;
        var settings = policy.IsEnabled == false
            ? [new PolicySetting("Default app management policy", "isEnabled", "false", "true")]
            : lacking.Select(name => new PolicySetting("Default app management policy", name, "not set", name.EndsWith("Lifetime", StringComparison.Ordinal) ? "P180D or less" : "enabled"));
        return PolicyFindings.Create(
            Descriptor, PolicyFindings.Target("defaultAppManagementPolicy", "Default app management policy"), isNothing ? Severity.Medium : Severity.Low,
            policy.IsEnabled == false ? "No rule limits secrets and certificates of apps." : $"The rules for credentials of apps lack {string.Join(", ", lacking)}.",
            settings.Select(setting => PolicyFindings.Row(EntitySets.DefaultAppManagementPolicy, policy, policy.Id, setting)));
    }

    private static IEnumerable<string> Lacking(AppManagementRestrictions? restrictions)
    {
        if (!Has(restrictions?.PasswordCredentials, "passwordAddition"))
        {
            yield return "passwordAddition";
        }

        if (!Has(restrictions?.PasswordCredentials, "passwordLifetime") && !Has(restrictions?.PasswordCredentials, "passwordAddition"))
        {
            yield return "passwordLifetime";
        }

        if (!Has(restrictions?.KeyCredentials, "asymmetricKeyLifetime"))
        {
            yield return "asymmetricKeyLifetime";
        }
    }

    private static bool IsLax(AppManagementPolicy policy) =>
        policy.IsEnabled == false || (!Has(policy.Restrictions?.PasswordCredentials, "passwordAddition") && !Has(policy.Restrictions?.PasswordCredentials, "passwordLifetime"));

    private static bool Has(IReadOnlyList<CredentialRestriction>? rules, string type) => (rules ?? []).Any(rule =>
        string.Equals(rule.RestrictionType, type, StringComparison.OrdinalIgnoreCase) && !string.Equals(rule.State, "disabled", StringComparison.OrdinalIgnoreCase));
}

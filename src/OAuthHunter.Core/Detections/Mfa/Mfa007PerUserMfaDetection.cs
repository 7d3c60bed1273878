using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Mfa;

/// <summary>MFA-007: the older per-user MFA, half used.</summary>
public sealed class Mfa007PerUserMfaDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "MFA-007",
        Title = "Per-user MFA legacy state",
        Severity = Severity.Low,
        Logic = "Among administrators whose per-user MFA state was read: some are enabled or enforced and others disabled, or some are enabled or enforced while Conditional Access policies are enabled too. One finding for the tenant.",
        Rationale = "Two switches for one thing: whoever relies on one of them overlooks whom the other leaves out. Per-user MFA also brings trusted addresses and remembered devices that no policy shows.",
        BenignIf = "The move to Conditional Access is under way.",
        Remediation = "Demand MFA by Conditional Access, then set per-user MFA to disabled for everyone and clear trusted addresses and remembered devices in its service settings.",
        Techniques = ["T1556.006"],
        Needs = AdminNeeds.With("per-user MFA", EntitySets.AuthenticationRequirements),
        Permissions = ["Policy.Read.All", "RoleManagement.Read.Directory"],
        Licence = "Free",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        // Graph shows neither; only a change of them leaves a trace, which is MFA-012's affair.
        yield return "Trusted addresses and remembered devices of per-user MFA are not in any export";
        foreach (var admin in context.Facts.Admins.Where(admin => admin.PerUserMfa?.PerUserMfaState is null))
        {
            yield return $"{admin.UserPrincipalName}: per-user MFA was not read";
        }
    }

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var known = context.Facts.Admins.Where(admin => admin.PerUserMfa?.PerUserMfaState is not null).ToList();
        var on = known.Where(admin => !string.Equals(admin.PerUserMfa!.PerUserMfaState, "disabled", StringComparison.OrdinalIgnoreCase)).ToList();
        var off = known.Except(on).ToList();
        var policies = context.Facts.ConditionalAccessPolicies.Where(policy => string.Equals(policy.State, "enabled", StringComparison.OrdinalIgnoreCase)).ToList();
        if (on.Count == 0 || (off.Count == 0 && policies.Count == 0))
        {
            yield break;
        }

        var beside = policies.Count > 0 ? $" beside {policies.Count} enabled Conditional Access policies" : string.Empty;
        var without = off.Count > 0 ? $"; {off.Count} have it disabled: {string.Join(", ", off.Take(5).Select(admin => admin.UserPrincipalName))}{(off.Count > 5 ? " …" : string.Empty)}" : string.Empty;
        yield return FindingFactory.Create(
            Descriptor, AdminFindings.Tenant(context), Severity.Low,
            $"{on.Count} of {known.Count} administrators have per-user MFA{beside}{without}.",
            on.Concat(off).Take(20).Select(admin => EvidenceItem.Of(
                EntitySets.AuthenticationRequirements, admin.PerUserMfa!, admin.PerUserMfa!.Id, $"{admin.UserPrincipalName}: perUserMfaState = {admin.PerUserMfa.PerUserMfaState}")));
    }
}

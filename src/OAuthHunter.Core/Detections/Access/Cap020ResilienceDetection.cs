using OAuthHunter.ConditionalAccess;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-020: what happens to administrators' sessions while Entra is down.</summary>
public sealed class Cap020ResilienceDetection : PolicyCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-020",
        Title = "Resilience defaults for administrators",
        Severity = Severity.Info,
        Logic = "An enabled policy for administrative roles that demands MFA or a strength leaves resilience defaults on: disableResilienceDefaults is not true. To be known, not to be mended.",
        Rationale = "While Entra has an outage, its backup renews sessions by what it knew before, without weighing risk, role or place anew. For administrators one may prefer that they are locked out.",
        BenignIf = "Being able to work through an outage matters more.",
        Remediation = "Decide it. Where administrators' sessions must not be renewed on old knowledge, disable resilience defaults in their policies.",
        Techniques = ["T1550.001"],
        Needs = [PolicyNeeds.Policies],
        Permissions = ["Policy.Read.All"],
        Licence = "Entra ID P1",
    };

    public override IEnumerable<string> Proof(HuntContext context) => context.Facts.ConditionalAccess.Enforced.Where(policy => policy.SessionControls?.DisableResilienceDefaults == true).Select(PolicyRows.NameOf);

    public override IEnumerable<Finding> Detect(HuntContext context) => context.Facts.ConditionalAccess.Enforced
        .Where(policy => !Truth.IsEmpty(policy.Conditions?.IncludeRoles) && PolicyRows.DemandsMfa(policy) && policy.SessionControls?.DisableResilienceDefaults != true)
        .Select(policy => FindingFactory.Create(
            Descriptor, PolicyRows.Target(policy), Severity.Info, $"'{PolicyRows.NameOf(policy)}' leaves resilience defaults on: in an outage administrators' sessions are renewed without it.", [PolicyRows.Row(policy, "resilience defaults are on")]));
}

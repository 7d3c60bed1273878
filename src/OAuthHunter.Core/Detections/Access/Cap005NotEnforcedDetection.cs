using OAuthHunter.Facts.ConditionalAccess;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-005: a policy that should protect and only watches, or is off.</summary>
public sealed class Cap005NotEnforcedDetection : PolicyCheck
{
    private const int Days = 14;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-005",
        Title = "Important policy left in report-only or off",
        Severity = Severity.Medium,
        Escalation = "High for the only policy that would demand MFA where security defaults are off. Low for one that is off while another does the same.",
        Logic = "A policy for all users or for administrative roles that demands MFA, a strength or a managed device, or blocks, has been report-only for more than 14 days since it was last changed, or is off. For report-only policies it is told how many administrators would be covered if it were enabled.",
        Rationale = "A policy that only watches looks like protection in every list of policies. Attackers switch policies to report-only for that reason.",
        BenignIf = "A pilot that somebody evaluates; it has an end.",
        Remediation = "Look at what it would have done in the sign-in log, exclude the emergency accounts, and enable it; delete what nobody means to enable.",
        Techniques = ["T1556.009"],
        Needs = [PolicyNeeds.Policies],
        Permissions = ["Policy.Read.All"],
        Licence = "Entra ID P1",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context) => Watching(context)
        .Where(policy => context.Age(policy.ModifiedDateTime ?? policy.CreatedDateTime) is null).Select(policy => $"{PolicyRows.NameOf(policy)}: since when it is report-only is not known");

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var enforced = context.Facts.ConditionalAccess.Enforced;

        // Beside security defaults no policy can be on; they demand MFA themselves.
        var hasMfa = context.Facts.ConditionalAccess.Inputs.SecurityDefaults?.IsEnabled == true || enforced.Any(policy => PolicyRows.DemandsMfa(policy) && PolicyRows.IsWide(policy));
        foreach (var policy in Watching(context).Where(policy => context.Age(policy.ModifiedDateTime ?? policy.CreatedDateTime) is { TotalDays: > Days }))
        {
            var days = (int)context.Age(policy.ModifiedDateTime ?? policy.CreatedDateTime)!.Value.TotalDays;
            var change = ReportOnlyEffect.Of(context.Facts, policy);
            yield return FindingFactory.Create(
                Descriptor, PolicyRows.Target(policy), !hasMfa && PolicyRows.DemandsMfa(policy) ? Severity.High : Severity.Medium,
                $"'{PolicyRows.NameOf(policy)}' has been report-only for {days} days. {change.Sentence}", [PolicyRows.Row(policy, $"last changed {(policy.ModifiedDateTime ?? policy.CreatedDateTime)?.AsDay()}")]);
        }

        foreach (var policy in context.Facts.ConditionalAccess.Policies.Where(policy => policy.State?.Equals("disabled", StringComparison.OrdinalIgnoreCase) == true && IsImportant(policy)))
        {
            var isOnly = !hasMfa && PolicyRows.DemandsMfa(policy);
            yield return FindingFactory.Create(
                Descriptor, PolicyRows.Target(policy), isOnly ? Severity.High : Severity.Low, $"'{PolicyRows.NameOf(policy)}' is off{(isOnly ? ", and no other policy demands MFA" : string.Empty)}.", [PolicyRows.Row(policy)]);
        }
    }

    private static IEnumerable<ConditionalAccessPolicy> Watching(HuntContext context) => context.Facts.ConditionalAccess.ReportOnly.Where(IsImportant);

    private static bool IsImportant(ConditionalAccessPolicy policy) => PolicyRows.IsWide(policy)
        && (PolicyRows.DemandsMfa(policy) || PolicyRows.Blocks(policy) || (policy.GrantControls?.BuiltInControls ?? []).Any(control => control.EndsWith("Device", StringComparison.OrdinalIgnoreCase)));
}

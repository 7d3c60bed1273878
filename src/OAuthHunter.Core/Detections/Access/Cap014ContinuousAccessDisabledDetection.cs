using OAuthHunter.ConditionalAccess;
using OAuthHunter.Detections.Mfa;
using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Facts.ConditionalAccess;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-014: revoked sessions go on working.</summary>
public sealed class Cap014ContinuousAccessDisabledDetection : PolicyCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-014",
        Title = "Continuous access evaluation is switched off",
        Severity = Severity.High,
        Logic = "An enabled policy sets continuous access evaluation to disabled; or the setting from before Conditional Access took it over is off, or limited to some (Medium), and was not migrated; or the audit log tells that continuous access evaluation was changed (Medium: what was changed is not always in the log). Only Graph beta shows the settings.",
        Rationale = "With it, a disabled account or a reset password ends sessions in Exchange, SharePoint, Teams and Graph within minutes. Without it a stolen token works for an hour and more. It never covers app-only tokens for Exchange.",
        BenignIf = "Split tunnelling made clients lose their session; the policy is then limited to them.",
        Remediation = "Take the setting out of the policy; solve trouble with places by listing all egress addresses as named locations.",
        Techniques = ["T1550.001"],
        Needs = [PolicyNeeds.Policies, new EvidenceNeed("the setting from before", EntitySets.ContinuousAccessEvaluationPolicy), .. Apps.AppNeeds.AuditEventsInstead],
        Permissions = ["Policy.Read.All", "AuditLog.Read.All"],
        Licence = "Entra ID P1 for the control",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        var facts = context.Facts.ConditionalAccess;
        return context.Has(EntitySets.ConditionalAccessPolicies) && facts.Enforced.Count > 0 && !facts.Enforced.Any(policy => policy.SessionControls?.TellsContinuousAccess == true)
            ? ["The export does not show continuous access evaluation: Graph v1.0 lacks it, and no policy here has a session control."]
            : [];
    }

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var policy in context.Facts.ConditionalAccess.Enforced.Where(policy => string.Equals(policy.SessionControls?.ContinuousAccessEvaluationMode, "disabled", StringComparison.OrdinalIgnoreCase)))
        {
            yield return FindingFactory.Create(
                Descriptor, PolicyRows.Target(policy), Severity.High,
                $"'{PolicyRows.NameOf(policy)}' switches continuous access evaluation off{(Truth.Has(policy.Conditions?.IncludeUsers, "All") ? " for all users" : string.Empty)}.", [PolicyRows.Row(policy, "continuous access evaluation: disabled")]);
        }

        if (OfOld(context.Facts.ConditionalAccess.OldContinuousAccess) is { } old)
        {
            yield return old;
        }

        foreach (var change in context.Facts.ConditionalAccess.Changes.Where(change => change.Kind == PolicyChangeKind.ContinuousAccessUpdated))
        {
            var finding = FindingFactory.Create(
                Descriptor, AdminFindings.Tenant(context), Severity.Medium, $"Continuous access evaluation was changed by {ActorIdentity.Name(context.Facts, change.Actor)} at {change.Time.AsMinute()} UTC.",
                [change.Evidence], change.Time.ToString("O"));
            yield return finding with { Subjects = [.. finding.Subjects, .. PolicyRows.Actors([change])] };
        }
    }

    // A migrated setting is a policy by now, and judged as one.
    private Finding? OfOld(ContinuousAccessEvaluationPolicy? old)
    {
        if (old is null || old.Migrate == true)
        {
            return null;
        }

        var limited = (old.Users?.Count ?? 0) + (old.Groups?.Count ?? 0);
        var (severity, state) = old.IsEnabled == false ? (Severity.High, "switched off") : limited > 0 ? (Severity.Medium, $"limited to {old.Users?.Count ?? 0} user(s) and {old.Groups?.Count ?? 0} group(s)") : default;
        return state is null ? null : FindingFactory.Create(
            Descriptor,
            new FindingTarget(TargetKind.Policy, old.Id ?? "continuousAccessEvaluation", "Continuous access evaluation"),
            severity,
            $"Continuous access evaluation is {state} outside Conditional Access, and the setting was not migrated.",
            [EvidenceItem.Of(EntitySets.ContinuousAccessEvaluationPolicy, old, old.Id, $"isEnabled: {(old.IsEnabled == true ? "true" : "false")}, migrate: {(old.Migrate is null ? "not set" : "false")}")]);
    }
}

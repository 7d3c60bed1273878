using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>Weighs security defaults and Conditional Access for one admin. Pure, and silent about what it was not shown.</summary>
internal sealed class MfaEnforcementEvaluator
{
    private readonly IReadOnlyList<ConditionalAccessPolicy> policies;
    private readonly SecurityDefaultsPolicy? defaults;
    private readonly GroupMembership groups;
    private readonly EvidenceCoverage coverage;

    public MfaEnforcementEvaluator(
        IEnumerable<ConditionalAccessPolicy> policies, IEnumerable<SecurityDefaultsPolicy> defaults, GroupMembership groups, EvidenceCoverage coverage)
    {
        this.policies = [.. policies.OrderBy(policy => policy.DisplayName, StringComparer.Ordinal).ThenBy(policy => policy.Id, StringComparer.Ordinal)];
        this.defaults = defaults.FirstOrDefault(policy => policy.IsEnabled is not null);
        this.groups = groups;
        this.coverage = coverage;
    }

    public MfaEnforcement Evaluate(string userId, string upn, User? user, IReadOnlyList<HeldRole> roles)
    {
        if (defaults?.IsEnabled == true)
        {
            return new MfaEnforcement { State = MfaEnforcementState.Yes, By = ["Security defaults"], Evidence = [DefaultsItem("on")] };
        }

        if (!coverage.Has(EntitySets.ConditionalAccessPolicies))
        {
            return NotAssessed("Conditional Access policies were not captured.");
        }

        var scope = new PolicyScope(userId, upn, user, roles, groups);
        var reaches = policies.Select(policy => (Policy: policy, Reach: Reach(policy, scope))).ToList();
        var full = reaches.Where(pair => pair.Reach is { DemandsMfa: true, Holes.Count: 0, Unknown.Count: 0 }).ToList();
        var open = reaches.Where(pair => pair.Reach.Unknown.Count > 0).ToList();
        var partial = reaches.Where(pair => pair.Reach is { DemandsMfa: true, Holes.Count: > 0, Unknown.Count: 0 }).ToList();
        var remarks = reaches.Select(pair => pair.Reach.Remark).OfType<string>().ToList();
        var evidence = reaches.Where(pair => pair.Reach.DemandsMfa || pair.Reach.Remark is not null).Select(pair => Item(pair.Policy))
            .Concat(defaults is null ? [] : [DefaultsItem("off")]).ToList();
        if (full.Count > 0)
        {
            return new MfaEnforcement { State = MfaEnforcementState.Yes, By = [.. full.Select(pair => pair.Reach.Name)], Evidence = evidence };
        }

        var holes = partial.Select(pair => $"{pair.Reach.Name}: {string.Join("; ", pair.Reach.Holes)}").ToList();
        var unknown = open.SelectMany(pair => pair.Reach.Unknown.Select(reason => $"{pair.Reach.Name}: {reason}")).Concat(MissingEvidence()).ToList();
        var state = unknown.Count > 0 ? MfaEnforcementState.NotAssessed : partial.Count > 0 ? MfaEnforcementState.Partly : MfaEnforcementState.No;
        return new MfaEnforcement
        {
            State = state,
            By = [.. partial.Select(pair => pair.Reach.Name)],
            Reasons = [.. unknown, .. holes, .. remarks],
            Evidence = evidence,
        };
    }

    private static PolicyReach Reach(ConditionalAccessPolicy policy, PolicyScope scope)
    {
        var name = policy.DisplayName ?? policy.Id ?? "unnamed policy";
        var isReportOnly = string.Equals(policy.State, "enabledForReportingButNotEnforced", StringComparison.OrdinalIgnoreCase);
        var controls = PolicyConditions.Holes(policy.GrantControls);
        if ((!isReportOnly && !IsEnabled(policy)) || controls is null)
        {
            return PolicyReach.None(name);
        }

        if (policy.Conditions is not { } conditions)
        {
            return isReportOnly ? PolicyReach.None(name) : new PolicyReach(name, false, [], ["its conditions were not captured"], null);
        }

        var covered = PolicyConditions.Holes(conditions);
        var applies = scope.Weigh(conditions);
        if (covered is null || applies.IsOut)
        {
            return PolicyReach.None(name, covered is not null && applies.Exclusion is { } why ? $"{name}: {why}" : null);
        }

        return isReportOnly
            ? PolicyReach.None(name, $"{name}: report-only, enforces nothing")
            : new PolicyReach(name, applies.Unknown.Count == 0, [.. applies.Holes, .. covered, .. controls], applies.Unknown, null);
    }

    // With an enabled policy security defaults cannot be on; without one, only the setting itself can tell.
    private IEnumerable<string> MissingEvidence()
    {
        if (!coverage.IsWhole(EntitySets.ConditionalAccessPolicies))
        {
            yield return $"Conditional Access policies are incomplete: {coverage.Of(EntitySets.ConditionalAccessPolicies).Reason}";
        }

        if (defaults is null && !policies.Any(IsEnabled))
        {
            yield return "Security defaults were not captured, and no enabled policy shows that they are off.";
        }
    }

    private static bool IsEnabled(ConditionalAccessPolicy policy) => string.Equals(policy.State, "enabled", StringComparison.OrdinalIgnoreCase);

    private static MfaEnforcement NotAssessed(string reason) => new() { State = MfaEnforcementState.NotAssessed, Reasons = [reason] };

    private static EvidenceItem Item(ConditionalAccessPolicy policy) =>
        EvidenceItem.Of(EntitySets.ConditionalAccessPolicies, policy, policy.Id, $"Policy '{policy.DisplayName}' is {policy.State}");

    private EvidenceItem DefaultsItem(string state) => EvidenceItem.Of(EntitySets.SecurityDefaults, defaults!, defaults!.Id, $"Security defaults are {state}");
}

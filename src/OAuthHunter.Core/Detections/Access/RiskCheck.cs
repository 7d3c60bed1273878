using OAuthHunter.ConditionalAccess;
using OAuthHunter.Detections.Mfa;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Access;

/// <summary>A check that risk which Identity Protection sees leads to something for everybody.</summary>
public abstract class RiskCheck : PolicyCheck
{
    /// <summary>Levels that must lead to something, all of them.</summary>
    private protected abstract IReadOnlyList<string> Levels { get; }

    private protected abstract string What { get; }

    private protected abstract IReadOnlyList<string>? LevelsOf(ConditionalAccessConditions conditions);

    private protected abstract bool Answers(ConditionalAccessPolicy policy);

    public override IEnumerable<string> Proof(HuntContext context) => Answering(context).Select(PolicyRows.NameOf);

    public override IEnumerable<string> NotAssessed(HuntContext context) =>
        context.Facts.Coverage.Of(EntitySets.RiskyUsers) is { State: EvidenceState.NotLicensed } coverage ? [$"Risk is not seen in this tenant: {coverage.Reason}"] : base.NotAssessed(context);

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        // Without the licence no policy can look at risk; to ask for one would be to ask for a licence. And what is missing from a
        // list that is cut off may stand in the rest.
        if (context.Facts.Coverage.Of(EntitySets.RiskyUsers).State == EvidenceState.NotLicensed || !context.Facts.Coverage.IsWhole(EntitySets.ConditionalAccessPolicies))
        {
            yield break;
        }

        var answering = Answering(context).ToList();
        var missing = Levels.Where(level => !answering.Exists(policy => Truth.Has(LevelsOf(policy.Conditions!), level))).ToList();
        if (missing.Count > 0)
        {
            var near = context.Facts.ConditionalAccess.Policies.Where(policy => policy.Conditions is { } conditions && !Truth.IsEmpty(LevelsOf(conditions)));
            yield return FindingFactory.Create(
                Descriptor, AdminFindings.Tenant(context), Descriptor.Severity, $"No enabled policy for all users answers to {What} ({string.Join(", ", missing)}).",
                [.. PolicyRows.Survey(context, $"none answers to {What} {string.Join(", ", missing)} for all users"), .. near.Select(policy => PolicyRows.Row(policy, $"looks at {What} {string.Join(", ", LevelsOf(policy.Conditions!)!)}"))]);
        }
    }

    private IEnumerable<ConditionalAccessPolicy> Answering(HuntContext context) => context.Facts.ConditionalAccess.Enforced
        .Where(policy => policy.Conditions is { } conditions && PolicyRows.IsForEverybody(policy) && Truth.Has(conditions.IncludeApplications, "All") && !Truth.IsEmpty(LevelsOf(conditions)) && Answers(policy));
}

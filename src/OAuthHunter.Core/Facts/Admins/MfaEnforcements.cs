using OAuthHunter.ConditionalAccess;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.ConditionalAccess;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>Tells what the engine found about a second factor, with the rows that it rests on.</summary>
internal static class MfaEnforcements
{
    public static MfaEnforcement Of(AdminAccess? access, ConditionalAccessFacts facts)
    {
        if (access?.Mfa is not { } mfa)
        {
            return new MfaEnforcement { State = MfaEnforcementState.NotAssessed, Reasons = facts.Inputs.Gaps };
        }

        var evidence = mfa.Policies.Concat(mfa.Remarked).Distinct().Select(Item);
        return new MfaEnforcement
        {
            State = mfa.State switch
            {
                DemandState.Yes => MfaEnforcementState.Yes,
                DemandState.Partly => MfaEnforcementState.Partly,
                DemandState.No => MfaEnforcementState.No,
                _ => MfaEnforcementState.NotAssessed,
            },
            By = mfa.By,
            Hole = mfa.Hole,
            Reasons = [.. mfa.Unknown, .. mfa.Hole?.Because ?? [], .. mfa.Remarks],
            Evidence = facts.Inputs.SecurityDefaults is { } defaults
                ? [.. evidence, EvidenceItem.Of(EntitySets.SecurityDefaults, defaults, defaults.Id, $"Security defaults are {(defaults.IsEnabled == true ? "on" : "off")}")]
                : [.. evidence],
        };
    }

    public static EvidenceItem Item(ConditionalAccessPolicy policy) =>
        EvidenceItem.Of(EntitySets.ConditionalAccessPolicies, policy, policy.Id, $"Policy '{policy.DisplayName}' is {policy.State}");
}

using OAuthHunter.ConditionalAccess;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-009: accounts known to be taken over go on as before.</summary>
public sealed class Cap009UserRiskDetection : RiskCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-009",
        Title = "No policy for risky users",
        Severity = Severity.Medium,
        Logic = "No enabled policy for all users and all apps demands a password change or risk remediation, or blocks, at high user risk.",
        Rationale = "High user risk means that Microsoft has seen the password for sale or the account in an attacker's hands.",
        BenignIf = "Somebody works through the risky users every day and resets them by hand.",
        Remediation = "A policy for all users that demands a secure password change at high user risk, or blocks.",
        Techniques = ["T1078.004"],
        Needs = [PolicyNeeds.Policies],
        Permissions = ["Policy.Read.All"],
        Licence = "Entra ID P2",
    };

    private protected override IReadOnlyList<string> Levels { get; } = ["high"];

    private protected override string What => "user risk";

    private protected override IReadOnlyList<string>? LevelsOf(ConditionalAccessConditions conditions) => conditions.UserRiskLevels;

    private protected override bool Answers(ConditionalAccessPolicy policy) => PolicyRows.Blocks(policy)
        || Truth.Has(policy.GrantControls?.BuiltInControls, "passwordChange") || Truth.Has(policy.GrantControls?.BuiltInControls, "riskRemediation");
}

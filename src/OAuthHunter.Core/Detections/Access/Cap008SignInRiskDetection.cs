using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-008: sign-ins that look like an attack are let in like any other.</summary>
public sealed class Cap008SignInRiskDetection : RiskCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-008",
        Title = "No policy for risky sign-ins",
        Severity = Severity.Medium,
        Logic = "No enabled policy for all users and all apps demands MFA or a strength, or blocks, at medium and at high sign-in risk; one policy for each level will do.",
        Rationale = "Identity Protection knows addresses, tokens and habits of attackers. Without a policy it only writes down what it saw.",
        BenignIf = "MFA is demanded at every sign-in anyhow; then this is a second look at the riskiest ones.",
        Remediation = "A policy for all users that demands MFA at every sign-in of medium or high risk; block high risk for administrators.",
        Techniques = ["T1078.004"],
        Needs = [PolicyNeeds.Policies],
        Permissions = ["Policy.Read.All"],
        Licence = "Entra ID P2",
    };

    private protected override IReadOnlyList<string> Levels { get; } = ["medium", "high"];

    private protected override string What => "sign-in risk";

    private protected override IReadOnlyList<string>? LevelsOf(ConditionalAccessConditions conditions) => conditions.SignInRiskLevels;

    private protected override bool Answers(ConditionalAccessPolicy policy) => PolicyRows.DemandsMfa(policy) || PolicyRows.Blocks(policy);
}

using OAuthHunter.Detections.Mfa;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Risk;

/// <summary>RSK-001: Identity Protection holds an administrator for taken.</summary>
public sealed class Rsk001RiskyAdministratorDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "RSK-001",
        Title = "Risky administrator",
        Severity = Severity.High,
        Escalation = "Critical at high risk or when the account was confirmed compromised. Info for disabled accounts.",
        Logic = "An administrator (as in MFA-001) whose riskState is atRisk or confirmedCompromised at medium or high riskLevel. Without Entra ID P2 the service hides the level of many risks; a hidden level of an account at risk is not assessed.",
        Rationale = "86 % of the tenants of the 2022 campaign had such an administrator, and nobody had looked.",
        BenignIf = "The risk is old and was looked at without being dismissed.",
        Remediation = "Look at the risk's detections. Reset the password, revoke the sessions, check methods, roles and apps; then confirm or dismiss the risk.",
        Techniques = ["T1078.004"],
        Needs = AdminNeeds.With("risk", EntitySets.RiskyUsers),
        Permissions = ["IdentityRiskyUser.Read.All", "RoleManagement.Read.Directory"],
        Licence = "Entra ID P2 (P1: limited)",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context) => context.Facts.Admins
        .Where(admin => admin.Risk is { } risk && AdminProfileBuilder.IsAtRisk(risk) && (risk.RiskLevel is null || Is(risk.RiskLevel, "hidden")))
        .Select(admin => $"{admin.UserPrincipalName} is at risk, and the service hides how high")
        .Concat(context.Facts.AdminGaps);

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var admin in context.Facts.Admins)
        {
            if (admin.Risk is not { } risk || !AdminProfileBuilder.IsAtRisk(risk) || !(Is(risk.RiskLevel, "medium") || Is(risk.RiskLevel, "high") || Is(risk.RiskState, "confirmedCompromised")))
            {
                continue;
            }

            var isHigh = Is(risk.RiskLevel, "high") || Is(risk.RiskState, "confirmedCompromised");
            var severity = admin.IsDisabled ? Severity.Info : isHigh ? Severity.Critical : Severity.High;
            var finding = FindingFactory.Create(
                Descriptor, admin.ToTarget(), severity,
                $"{admin.UserPrincipalName} ({AdminRoleNames.Of(admin)}) is {risk.RiskState} at {risk.RiskLevel} risk{(risk.RiskLastUpdatedDateTime is { } since ? $" since {since.AsDay()}" : string.Empty)}.",
                [EvidenceItem.Of(EntitySets.RiskyUsers, risk, risk.Id, $"{admin.UserPrincipalName}: riskLevel = {risk.RiskLevel}, riskState = {risk.RiskState}", risk.RiskLastUpdatedDateTime), .. AdminFindings.RoleRows(admin)]);
            yield return finding with { Escalations = severity == Severity.Critical ? ["High risk, or confirmed compromised."] : [] };
        }
    }

    private static bool Is(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

using OAuthHunter.ConditionalAccess;
using OAuthHunter.Detections.Mfa;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-001: nothing in the tenant asks for MFA.</summary>
public sealed class Cap001NoBaselineDetection : PolicyCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-001",
        Title = "Neither security defaults nor equivalent Conditional Access",
        Severity = Severity.High,
        Escalation = "Critical when a Global or Exchange Administrator can sign in with one factor.",
        Logic = "Security defaults are off, and no enabled Conditional Access policy demands MFA or an authentication strength of all users or of a directory role. A tenant whose licence has no Conditional Access has no policies.",
        Rationale = "A password is then enough for every account. The 2022 campaign lived on such tenants.",
        BenignIf = "Hardly ever. Another identity provider may ask for the second factor before Entra does; then its domains are federated.",
        Remediation = "Switch security defaults on, or write the policies that stand in for them: MFA for everybody, phishing-resistant for administrators, no legacy authentication.",
        Techniques = ["T1078.004"],
        Needs = [new EvidenceNeed("security defaults", EntitySets.SecurityDefaults), PolicyNeeds.Policies],
        Permissions = ["Policy.Read.All"],
    };

    public override IEnumerable<string> Proof(HuntContext context) => context.Facts.ConditionalAccess.AreSecurityDefaultsOn == true
        ? [MicrosoftRules.SecurityDefaults]
        : context.Facts.ConditionalAccess.Enforced.Where(policy => PolicyRows.DemandsMfa(policy) && PolicyRows.IsWide(policy)).Select(PolicyRows.NameOf);

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var facts = context.Facts.ConditionalAccess;
        var coverage = context.Facts.Coverage.Of(EntitySets.ConditionalAccessPolicies);
        var canTell = coverage.State is EvidenceState.Available or EvidenceState.NotLicensed;
        if (facts.AreSecurityDefaultsOn != false || !canTell || Proof(context).Any())
        {
            yield break;
        }

        var open = context.Facts.Admins.Where(admin => !admin.IsDisabled && admin.IsGlobalOrExchangeAdministrator && admin.Access?.Mfa.State is null or DemandState.No).ToList();
        var say = coverage.State == EvidenceState.NotLicensed ? "the licence has no Conditional Access" : "none demands MFA of all users or of a role";
        var finding = FindingFactory.Create(
            Descriptor, AdminFindings.Tenant(context), open.Count > 0 ? Severity.Critical : Severity.High,
            $"Security defaults are off and {say}{(open.Count > 0 ? $"; {PolicyRows.List(open.Select(admin => admin.UserPrincipalName))} can sign in with one factor" : string.Empty)}.",
            [.. PolicyRows.Survey(context, say), .. facts.ReportOnly.Where(PolicyRows.DemandsMfa).Select(policy => PolicyRows.Row(policy, "would demand MFA and enforces nothing"))]);
        yield return finding with { Escalations = open.Count > 0 ? ["Global or Exchange Administrators can sign in with one factor."] : [] };
    }
}

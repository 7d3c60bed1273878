using OAuthHunter.Correlation;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Reporting;

namespace OAuthHunter.Pipeline;

/// <summary>Puts a report together from what the pipeline gave and, if there is evidence, from what it covers.</summary>
internal static class HuntReports
{
    public static HuntReport Make(TenantEvidence? evidence, IReadOnlyList<Finding> findings, IReadOnlyList<AttackChain> chains, HuntOptions options, Action<string, Exception> onFailed, CancellationToken cancellationToken)
    {
        if (evidence is null)
        {
            return new HuntReport { ModuleVersion = ModuleVersion.Text, Findings = Sorted(findings), Chains = chains };
        }

        var hunt = new HuntResults(onFinding: null, onFailed);
        HuntEngine.Run(evidence.Facts, options, hunt, cancellationToken);
        var isGiven = findings.Count + chains.Count > 0;
        return new HuntReport
        {
            TenantId = evidence.TenantId,
            TenantName = evidence.Facts.Tenant.DisplayName,
            ReferenceTime = evidence.ReferenceTime,
            ModuleVersion = ModuleVersion.Text,
            Findings = Sorted(isGiven ? findings : hunt.Findings),
            Chains = isGiven ? chains : hunt.Chains,
            Coverage = evidence.Coverage.Sets,
            Outcomes = hunt.Outcomes,
            Files = evidence.Files,
        };
    }

    private static IReadOnlyList<Finding> Sorted(IReadOnlyList<Finding> findings) => [.. findings.OrderBy(finding => finding)];
}

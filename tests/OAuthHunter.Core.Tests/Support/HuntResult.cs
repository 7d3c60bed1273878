using OAuthHunter.Correlation;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Core.Tests.Support;

/// <summary>What a hunt gave. A detection that crashed fails the test that asked for it.</summary>
internal sealed class HuntResult : IHuntObserver
{
    public List<Finding> Findings { get; } = [];

    public List<AttackChain> Chains { get; } = [];

    public List<DetectionOutcome> Outcomes { get; } = [];

    public static HuntResult Of(TenantEvidence evidence, HuntOptions options)
    {
        var result = new HuntResult();
        HuntEngine.Run(evidence.Facts, options, result, CancellationToken.None);
        return result;
    }

    public DetectionState StateOf(string detectionId) => Outcomes.Single(outcome => outcome.DetectionId == detectionId).State;

    public void OnFinding(Finding finding) => Findings.Add(finding);

    public void OnChain(AttackChain chain) => Chains.Add(chain);

    public void OnOutcome(DetectionOutcome outcome) => Outcomes.Add(outcome);

    public void OnDetectionFailed(string detectionId, Exception exception) =>
        throw new InvalidOperationException($"{detectionId} crashed: {exception.Message}", exception);
}

using OAuthHunter.Correlation;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Pipeline;

/// <summary>Everything that one hunt gave.</summary>
internal sealed class HuntResults(Action<Finding>? onFinding, Action<string, Exception> onFailed) : IHuntObserver
{
    public List<Finding> Findings { get; } = [];

    public List<AttackChain> Chains { get; } = [];

    public List<DetectionOutcome> Outcomes { get; } = [];

    public void OnFinding(Finding finding)
    {
        Findings.Add(finding);
        onFinding?.Invoke(finding);
    }

    public void OnChain(AttackChain chain) => Chains.Add(chain);

    public void OnOutcome(DetectionOutcome outcome) => Outcomes.Add(outcome);

    public void OnDetectionFailed(string detectionId, Exception exception) => onFailed(detectionId, exception);
}

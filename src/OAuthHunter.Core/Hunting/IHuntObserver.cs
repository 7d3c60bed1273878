using OAuthHunter.Correlation;
using OAuthHunter.Findings;

namespace OAuthHunter.Hunting;

/// <summary>Takes the results of a hunt as they come.</summary>
public interface IHuntObserver
{
    void OnFinding(Finding finding);

    void OnChain(AttackChain chain);

    void OnOutcome(DetectionOutcome outcome);

    /// <summary>A detection crashed; the hunt goes on.</summary>
    void OnDetectionFailed(string detectionId, Exception exception);
}

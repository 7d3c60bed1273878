using OAuthHunter.Correlation;
using OAuthHunter.DemoTenant;
using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Providers.Tests.Demo;

/// <summary>A full hunt with every detection. One that crashes fails the test.</summary>
internal sealed class DemoHunt : IHuntObserver
{
    public required TenantFacts Facts { get; init; }

    public List<Finding> Findings { get; } = [];

    public List<AttackChain> Chains { get; } = [];

    public List<DetectionOutcome> Outcomes { get; } = [];

    public static DemoHunt Through(ITenantSource source)
    {
        var evidence = DemoCommand.ReadAsync(source).GetAwaiter().GetResult();
        var hunt = new DemoHunt { Facts = evidence.Facts };
        HuntEngine.Run(evidence.Facts, new HuntOptions(), hunt, CancellationToken.None);
        return hunt;
    }

    /// <summary>Findings whose target is one of these ids, names, addresses or app ids.</summary>
    public IEnumerable<Finding> About(IReadOnlyCollection<string> targets) => Findings.Where(finding =>
        new[] { finding.TargetId, finding.TargetName, finding.AppId }.OfType<string>().Any(key => targets.Contains(key, StringComparer.OrdinalIgnoreCase)));

    public void OnFinding(Finding finding) => Findings.Add(finding);

    public void OnChain(AttackChain chain) => Chains.Add(chain);

    public void OnOutcome(DetectionOutcome outcome) => Outcomes.Add(outcome);

    public void OnDetectionFailed(string detectionId, Exception exception) =>
        throw new InvalidOperationException($"{detectionId} crashed: {exception.Message}", exception);
}

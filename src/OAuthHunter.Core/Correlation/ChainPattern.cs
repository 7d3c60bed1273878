using OAuthHunter.Detections;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Correlation;

/// <summary>A story to look for across findings and facts.</summary>
public abstract class ChainPattern
{
    public abstract DetectionDescriptor Descriptor { get; }

    /// <summary>Ties findings and facts together.</summary>
    public abstract IEnumerable<AttackChain> Correlate(HuntContext context, IReadOnlyList<Finding> findings);
}

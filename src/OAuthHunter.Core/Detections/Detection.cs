using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections;

/// <summary>A detection: one file, one test class, one page. It sees facts, never a source, a file or the clock.</summary>
public abstract class Detection
{
    public abstract DetectionDescriptor Descriptor { get; }

    /// <summary>Judges the facts. Called only when at least one of the descriptor's needs is met.</summary>
    public abstract IEnumerable<Finding> Detect(HuntContext context);

    /// <summary>
    /// Targets that this evidence does not allow to judge although the sets were read: a group without its members, a report
    /// without a row. They keep the outcome from being a pass.
    /// </summary>
    public virtual IEnumerable<string> NotAssessed(HuntContext context) => [];
}

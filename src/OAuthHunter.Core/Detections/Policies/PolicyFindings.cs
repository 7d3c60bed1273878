using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Policies;

/// <summary>
/// Makes findings about policies. Each carries the settings it is about as rows of the form "policy | setting | found | recommended",
/// which <see cref="PolicySetting"/> reads back for the listing.
/// </summary>
internal static class PolicyFindings
{
    public static Finding Create(DetectionDescriptor descriptor, FindingTarget target, Severity severity, string summary, IEnumerable<EvidenceItem> rows, string? discriminator = null) =>
        FindingFactory.Create(descriptor, target, severity, summary, rows, discriminator);

    /// <summary>A policy of the tenant as a target.</summary>
    public static FindingTarget Target(string id, string name) => new(TargetKind.Policy, id, name);

    /// <summary>A row that shows a setting as it is and as it should be.</summary>
    public static EvidenceItem Row(EntitySet set, EvidenceRecord record, string? key, PolicySetting setting) =>
        EvidenceItem.Of(set, record, key, setting.ToString());
}

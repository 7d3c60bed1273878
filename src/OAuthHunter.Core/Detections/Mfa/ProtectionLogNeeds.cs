using OAuthHunter.Evidence;

namespace OAuthHunter.Detections.Mfa;

/// <summary>The logs that tell of changes to protection.</summary>
internal static class ProtectionLogNeeds
{
    /// <summary>The directory audit, or Entra's events in the unified audit log.</summary>
    public static IReadOnlyList<EvidenceNeed> Either { get; } =
    [
        new EvidenceNeed("directory audit", EntitySets.DirectoryAudits),
        new EvidenceNeed("unified audit log", EntitySets.UnifiedAuditLog) { IsFallback = true },
    ];
}

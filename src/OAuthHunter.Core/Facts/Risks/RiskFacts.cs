using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Risks;

/// <summary>What Identity Protection says of users and apps.</summary>
public sealed record RiskFacts
{
    public static RiskFacts Empty { get; } = new();

    public IReadOnlyList<RiskyServicePrincipal> ServicePrincipals { get; init; } = [];

    public IReadOnlyList<ServicePrincipalRiskDetection> ServicePrincipalDetections { get; init; } = [];

    /// <summary>Detections of users, in time order.</summary>
    public IReadOnlyList<RiskDetection> UserDetections { get; init; } = [];

    internal static RiskFacts Of(EvidenceStore store) => new()
    {
        ServicePrincipals = [.. store.Objects<RiskyServicePrincipal>(EntitySets.RiskyServicePrincipals).OrderBy(row => row.Id ?? row.AppId, StringComparer.OrdinalIgnoreCase)],
        ServicePrincipalDetections = [.. store.Objects<ServicePrincipalRiskDetection>(EntitySets.ServicePrincipalRiskDetections)
            .OrderBy(row => row.ActivityDateTime ?? row.DetectedDateTime).ThenBy(row => row.Id, StringComparer.Ordinal)],
        UserDetections = [.. store.Objects<RiskDetection>(EntitySets.RiskDetections)
            .OrderBy(row => row.ActivityDateTime ?? row.DetectedDateTime).ThenBy(row => row.Id, StringComparer.Ordinal)],
    };
}

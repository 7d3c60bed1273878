using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Credentials;

/// <summary>Identity Protection's detections of an app.</summary>
internal static class RiskRows
{
    /// <summary>The rows under each id that they name.</summary>
    public static ILookup<string, ServicePrincipalRiskDetection> Index(IEnumerable<ServicePrincipalRiskDetection> rows) => rows
        .SelectMany(row => new[] { row.AppId, row.ServicePrincipalId }.OfType<string>().Select(id => (id, row)))
        .ToLookup(pair => pair.id, pair => pair.row, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rows of an app, each once.</summary>
    public static List<ServicePrincipalRiskDetection> Of(AppProfile app, ILookup<string, ServicePrincipalRiskDetection> index) =>
        [.. new[] { app.AppId, app.ServicePrincipalId }.OfType<string>().SelectMany(id => index[id]).Distinct()];

    public static EvidenceItem Evidence(ServicePrincipalRiskDetection row) => EvidenceItem.Of(
        EntitySets.ServicePrincipalRiskDetections,
        row,
        row.Id,
        $"Identity Protection: {row.RiskEventType} of '{row.ServicePrincipalDisplayName ?? row.AppId}', risk {row.RiskLevel ?? "not told"}, {row.RiskState ?? "state not told"}{(row.KeyIds is { Count: > 0 } keys ? $", credentials {string.Join(", ", keys)}" : string.Empty)}",
        row.ActivityDateTime ?? row.DetectedDateTime);
}

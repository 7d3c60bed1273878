using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Credentials;

/// <summary>Identity Protection's detections of an app.</summary>
internal static class RiskRows
{
    public static IEnumerable<ServicePrincipalRiskDetection> Of(AppProfile app, HuntContext context) => context.Facts.Risks.ServicePrincipalDetections.Where(row =>
        CredentialText.Same(row.AppId, app.AppId) || CredentialText.Same(row.ServicePrincipalId, app.ServicePrincipalId));

    public static EvidenceItem Evidence(ServicePrincipalRiskDetection row) => EvidenceItem.Of(
        EntitySets.ServicePrincipalRiskDetections,
        row,
        row.Id,
        $"Identity Protection: {row.RiskEventType} of '{row.ServicePrincipalDisplayName ?? row.AppId}', risk {row.RiskLevel ?? "not told"}, {row.RiskState ?? "state not told"}{(row.KeyIds is { Count: > 0 } keys ? $", credentials {string.Join(", ", keys)}" : string.Empty)}",
        row.ActivityDateTime ?? row.DetectedDateTime);
}

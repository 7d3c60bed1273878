using OAuthHunter.Detections.Apps;
using OAuthHunter.Detections.Credentials;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Risk;

/// <summary>RSK-003: what Identity Protection saw an app do.</summary>
public sealed class Rsk003ServicePrincipalRiskDetection : Detection
{
    private static readonly HashSet<string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        "leakedCredentials", "suspiciousSignins", "maliciousApplication", "suspiciousApplication", "anomalousServicePrincipalActivity", "investigationsThreatIntelligence",
        "maliciousApplicationValidCredentials", "adminConfirmedServicePrincipalCompromised",
    };

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "RSK-003",
        Title = "Risk detection on a service principal",
        Severity = Severity.High,
        Escalation = "Low when all of them were dismissed, remedied or confirmed safe.",
        Logic = "Identity Protection detected leaked credentials, suspicious sign-ins, a malicious or suspicious application, anomalous activity, a match of threat intelligence, or an administrator confirmed the compromise.",
        Rationale = "Microsoft compares an app's sign-ins with its habit and with what is known of attackers, across all tenants.",
        BenignIf = "The app was moved, or a test used its credentials from elsewhere.",
        Remediation = "Contain the app, rotate the credentials that the detection names, and go through the sign-ins around its time.",
        Techniques = ["T1078.004", "T1552"],
        Needs = [new EvidenceNeed("risk detections of service principals", EntitySets.ServicePrincipalRiskDetections)],
        Permissions = ["IdentityRiskEvent.Read.All"],
        Licence = "Workload ID Premium",
    };

    public override IEnumerable<Finding> Detect(HuntContext context) => context.Facts.Risks.ServicePrincipalDetections
        .Where(row => row.RiskEventType is { } kind && Kinds.Contains(kind) && (row.AppId ?? row.ServicePrincipalId) is not null)
        .GroupBy(row => (row.AppId ?? row.ServicePrincipalId)!, StringComparer.OrdinalIgnoreCase)
        .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
        .Select(group => Judge(group.Key, [.. group], context));

    private Finding Judge(string id, List<ServicePrincipalRiskDetection> rows, HuntContext context)
    {
        var app = context.Facts.FindApp(id) ?? context.Facts.FindApp(rows[0].ServicePrincipalId);
        var isSettled = rows.TrueForAll(row => row.RiskState?.ToLowerInvariant() is "dismissed" or "remediated" or "confirmedsafe");
        var name = app?.Name ?? rows[0].ServicePrincipalDisplayName ?? id;
        var severity = isSettled ? Severity.Low : Severity.High;
        var summary = $"Identity Protection saw {string.Join(", ", rows.Select(row => row.RiskEventType).Distinct(StringComparer.OrdinalIgnoreCase))} of '{name}'{(isSettled ? "; it has been settled" : string.Empty)}.";
        var evidence = rows.Select(RiskRows.Evidence);
        var finding = app is not null
            ? AppFindings.Create(Descriptor, app, severity, summary, evidence)
            : FindingFactory.Create(Descriptor, new FindingTarget(TargetKind.Application, id, name) { AppId = rows[0].AppId, ServicePrincipalId = rows[0].ServicePrincipalId, Subjects = rows[0].AppId is { } appId ? [Subject.App(appId)] : [] }, severity, summary, evidence);
        return finding with
        {
            Subjects = [.. finding.Subjects.Concat(rows.Select(row => row.IPAddress).OfType<string>().Where(address => address.Length > 0).Select(Subject.Address)).Distinct(StringComparer.Ordinal)],
        };
    }
}

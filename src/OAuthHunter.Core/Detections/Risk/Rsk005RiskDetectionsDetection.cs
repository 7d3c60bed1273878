using OAuthHunter.Detections.Mfa;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Risk;

/// <summary>RSK-005: Identity Protection noticed what this kind of attack does.</summary>
public sealed class Rsk005RiskDetectionsDetection : Detection
{
    // Names of the service; the one for inbox rules comes from Defender for Cloud Apps.
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["passwordSpray"] = "password spray",
        ["leakedCredentials"] = "leaked credentials",
        ["attackerinTheMiddle"] = "a copied sign-in page",
        ["suspiciousInboxForwarding"] = "suspicious forwarding",
        ["mcasSuspiciousInboxManipulationRules"] = "suspicious inbox rules",
        ["anomalousToken"] = "an anomalous token",
        ["unlikelyTravel"] = "unlikely travel",
        ["impossibleTravel"] = "impossible travel",
        ["suspiciousAPITraffic"] = "suspicious API traffic",
        ["userReportedSuspiciousActivity"] = "a prompt that the user reported",
    };

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "RSK-005",
        Title = "User risk detections tied to this attack",
        Severity = Severity.Medium,
        Escalation = "High for administrators. Low where every detection was remediated, dismissed or confirmed safe.",
        Logic = "Per user, risk detections of the kinds passwordSpray, leakedCredentials, attackerinTheMiddle, suspiciousInboxForwarding, mcasSuspiciousInboxManipulationRules, anomalousToken, unlikelyTravel, impossibleTravel, suspiciousAPITraffic or userReportedSuspiciousActivity.",
        Rationale = "These are the traces that stolen passwords and sessions leave. The service sees what no export shows: whole tenants' worth of addresses, and lists of leaked passwords.",
        BenignIf = "The detection was looked at and explained; then its state says so.",
        Remediation = "Look at the sign-in behind each detection. Reset the password, revoke the sessions, and check rules, methods and apps of the account.",
        Techniques = ["T1110", "T1557"],
        Needs = [new EvidenceNeed("risk detections", EntitySets.RiskDetections)],
        Permissions = ["IdentityRiskEvent.Read.All"],
        Licence = "Entra ID P2 (P1: kinds are hidden)",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        var hidden = context.Facts.Risks.UserDetections.Count(detection => detection.RiskEventType is null || detection.RiskEventType.Equals("generic", StringComparison.OrdinalIgnoreCase));
        return hidden == 0 ? [] : [$"The kind of {hidden} risk detection(s) is hidden for want of Entra ID P2"];
    }

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var found = context.Facts.Risks.UserDetections.Where(detection => detection.RiskEventType is { } kind && Kinds.ContainsKey(kind))
            .GroupBy(detection => (detection.UserPrincipalName ?? detection.UserId ?? "unknown user").ToLowerInvariant())
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var user in found)
        {
            var detections = user.OrderBy(TimeOf).ThenBy(detection => detection.Id, StringComparer.Ordinal).ToList();
            var admin = context.Facts.FindAdmin(detections[0].UserPrincipalName) ?? context.Facts.FindAdmin(detections[0].UserId);
            var isSettled = detections.All(detection => detection.RiskState?.ToLowerInvariant() is "remediated" or "dismissed" or "confirmedsafe");
            var severity = isSettled ? Severity.Low : admin is not null ? Severity.High : Severity.Medium;
            var kinds = detections.GroupBy(detection => Kinds[detection.RiskEventType!], StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => group.Count() == 1 ? group.Key : $"{group.Key} ({group.Count()})");
            var finding = FindingFactory.Create(
                Descriptor, AdminFindings.User(context, detections[0].UserPrincipalName, detections[0].UserId), severity,
                $"Identity Protection noticed about {detections[0].UserPrincipalName ?? user.Key}: {string.Join(", ", kinds)}{(isSettled ? "; all of it is settled" : string.Empty)}.",
                detections.Skip(Math.Max(0, detections.Count - 20)).Select(detection => EvidenceItem.Of(
                    EntitySets.RiskDetections, detection, detection.Id, $"{detection.RiskEventType} at {detection.RiskLevel ?? "unknown"} risk from {detection.IPAddress ?? "an unknown address"}: {detection.RiskState}", TimeOf(detection))));
            yield return finding with
            {
                Subjects = [.. finding.Subjects.Concat(detections.Select(detection => detection.IPAddress).OfType<string>().Select(Subject.Address)).Distinct(StringComparer.Ordinal)],
                Escalations = severity == Severity.High ? ["The account is an administrator's."] : [],
            };
        }
    }

    private static DateTimeOffset? TimeOf(RiskDetection detection) => detection.ActivityDateTime ?? detection.DetectedDateTime;
}

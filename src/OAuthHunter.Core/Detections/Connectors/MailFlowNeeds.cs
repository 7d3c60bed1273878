using OAuthHunter.Evidence;

namespace OAuthHunter.Detections.Connectors;

/// <summary>Evidence, permissions and pages that the mail flow detections share.</summary>
internal static class MailFlowNeeds
{
    public static EvidenceNeed Connectors { get; } = new("connectors as they are", EntitySets.InboundConnectors);

    public static EvidenceNeed Rules { get; } = new("transport rules as they are", EntitySets.TransportRules);

    public static EvidenceNeed OutboundConnectors { get; } = new("outbound connectors as they are", EntitySets.OutboundConnectors);

    public static EvidenceNeed ConnectionFilters { get; } = new("connection filters as they are", EntitySets.HostedConnectionFilterPolicies);

    public static EvidenceNeed SpamPolicies { get; } = new("spam policies as they are", EntitySets.HostedContentFilterPolicies);

    public static EvidenceNeed ArcSealers { get; } = new("trusted ARC sealers as they are", EntitySets.ArcConfig);

    public static EvidenceNeed BlockedConnectors { get; } = new("blocked connectors as they are", EntitySets.BlockedConnectors);

    public static EvidenceNeed Audit { get; } = new("Exchange admin audit", EntitySets.UnifiedAuditLog);

    public const string ReadConfiguration = "Exchange Online: View-Only Organization Management";

    public const string ReadAudit = "Exchange Online: View-Only Audit Logs";

    public const string AuditLicence = "Audit (Standard); records reach back 180 days";

    public static Uri Campaign { get; } = new("https://www.microsoft.com/en-us/security/blog/2022/09/22/malicious-oauth-applications-used-to-compromise-email-servers-and-spread-spam/");

    public static Uri ConnectorResponse { get; } = new("https://learn.microsoft.com/en-us/defender-office-365/connectors-detect-respond-to-compromise");
}

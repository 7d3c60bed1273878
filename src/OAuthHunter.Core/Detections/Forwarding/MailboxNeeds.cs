using OAuthHunter.Detections.Connectors;
using OAuthHunter.Evidence;

namespace OAuthHunter.Detections.Forwarding;

/// <summary>Evidence, permissions and pages that the detections of forwarding and mail theft share.</summary>
internal static class MailboxNeeds
{
    public static EvidenceNeed Mailboxes { get; } = new("forwarding of mailboxes", EntitySets.Mailboxes);

    public static EvidenceNeed InboxRules { get; } = new("inbox rules of chosen mailboxes", EntitySets.InboxRules);

    public static EvidenceNeed Audit => MailFlowNeeds.Audit;

    public const string ReadConfiguration = MailFlowNeeds.ReadConfiguration;

    public const string ReadRecipients = "Exchange Online: View-Only Recipients";

    public const string ReadAudit = MailFlowNeeds.ReadAudit;

    public const string SecurityReader = "Exchange Online: Security Reader";

    public static Uri Forwarding { get; } = new("https://learn.microsoft.com/en-us/defender-office-365/outbound-spam-policies-external-email-forwarding");

    public static Uri CompromisedAccount { get; } = new("https://learn.microsoft.com/en-us/defender-office-365/responding-to-a-compromised-email-account");

    public static Uri MailItemsAccessed { get; } = new("https://learn.microsoft.com/en-us/purview/audit-log-investigate-accounts");
}

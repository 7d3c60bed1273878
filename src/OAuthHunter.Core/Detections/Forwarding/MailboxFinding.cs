using OAuthHunter.Detections.Connectors;
using OAuthHunter.Facts;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Forwarding;

/// <summary>What findings on mailboxes have in common: subjects, times, words.</summary>
internal static class MailboxFinding
{
    /// <summary>A finding on one way by which mail goes on.</summary>
    public static Finding On(DetectionDescriptor descriptor, MailForwarding forwarding, TenantFacts facts, Severity severity, string summary, IReadOnlyList<string> escalations)
    {
        var target = forwarding.ToTarget();
        var finding = FindingFactory.Create(descriptor, target, severity, summary, forwarding.Evidence, forwarding.IsPresent ? null : forwarding.Since?.UtcDateTime.ToString("s", System.Globalization.CultureInfo.InvariantCulture));
        return finding with
        {
            Escalations = escalations,
            Subjects = MailFlowFinding.Subjects(target.Subjects, forwarding.Events, facts),
            FirstSeen = finding.FirstSeen ?? forwarding.Since,
            LastSeen = forwarding.IsPresent ? null : forwarding.Until ?? finding.LastSeen,
        };
    }

    /// <summary>A finding on changes by somebody, with him and his addresses among the subjects.</summary>
    public static Finding On(DetectionDescriptor descriptor, FindingTarget target, TenantFacts facts, Severity severity, string summary, IReadOnlyList<MailFlowEvent> changes, IEnumerable<EvidenceItem> rows, string? discriminator = null) =>
        FindingFactory.Create(descriptor, target, severity, summary, rows, discriminator) with { Subjects = MailFlowFinding.Subjects(target.Subjects, changes, facts) };

    /// <summary>Who did it and when, for a summary; empty when the log does not tell.</summary>
    public static string Provenance(MailForwarding forwarding, TenantFacts facts) => forwarding.Since is not { } since ? string.Empty
        : forwarding.By is null ? $" It was made on {MailFlowFinding.Moment(since)}."
        : $" {MailFlowFinding.NameOf(forwarding.By, facts)} switched it on at {MailFlowFinding.Moment(since)}{(forwarding.ClientIP is null ? string.Empty : " from " + forwarding.ClientIP)}."
            + (forwarding.Until is { } until ? $" It was switched off at {MailFlowFinding.Moment(until)}." : string.Empty);

    /// <summary>Whether somebody changed another's mailbox who does not administer mailboxes.</summary>
    public static bool IsStranger(AuditActor? actor, string mailbox, TenantFacts facts) => actor is { Kind: AuditActorKind.User, UserPrincipalName: { } upn }
        && !facts.Mailboxes.Directory.NameOf(upn).Equals(mailbox, StringComparison.OrdinalIgnoreCase) && facts.FindAdmin(upn) is null;
}

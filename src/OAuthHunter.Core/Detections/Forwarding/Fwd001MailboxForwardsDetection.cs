using OAuthHunter.Detections.Connectors;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Forwarding;

/// <summary>FWD-001.</summary>
public sealed class Fwd001MailboxForwardsDetection : Detection
{
    private const double Recent = 30;
    private const double Settled = 180;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "FWD-001",
        Title = "Mailbox forwards outside",
        Severity = Severity.High,
        Escalation = "Critical for an administrator's mailbox, or when an application, an admin at risk or somebody who neither owns the mailbox nor administers set it in the last 30 days. Medium when it has stood for "
            + "over 180 days with a copy kept, when it was switched off more than 90 days ago, or when the target cannot be resolved.",
        Logic = "ForwardingSmtpAddress or ForwardingAddress of a mailbox leads out of the organisation's domains; a contact is followed to its external address. From the listing and from Set-Mailbox in the audit log, "
            + "also what was switched off since. A forwarding that keeps no copy (DeliverToMailboxAndForward false) is named as worse: its owner sees no mail any more.",
        Rationale = "Forwarding gives an intruder all mail for as long as nobody looks, and outlives a change of password.",
        BenignIf = "The owner left or works for a partner, and an administrator set it on request.",
        Remediation = "Ask the owner. If nobody knows it: clear it (Set-Mailbox -ForwardingSmtpAddress $null -ForwardingAddress $null), revoke the account's sessions, look for inbox rules, and block automatic forwarding in the outbound spam policy.",
        Techniques = ["T1114.003"],
        Needs = [MailboxNeeds.Mailboxes, MailboxNeeds.Audit],
        Permissions = [MailboxNeeds.ReadRecipients, MailboxNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [MailboxNeeds.Forwarding, MailboxNeeds.CompromisedAccount],
    };

    public override IEnumerable<Finding> Detect(HuntContext context) => context.Facts.Mailboxes.Forwardings
        .Where(forwarding => forwarding.Kind == ForwardingKind.Mailbox && forwarding.Targets.Any(target => target.IsExternal != false))
        .Select(forwarding => Judge(context, forwarding));

    private Finding Judge(HuntContext context, MailForwarding forwarding)
    {
        var facts = context.Facts;
        var reasons = Reasons(context, forwarding).ToList();
        var isKnown = forwarding.LeavesOrganisation;
        var isOver = forwarding.Until is { } until && !context.IsWithinDays(until, 90);
        var isSettled = forwarding.KeepsCopy == true && context.Age(forwarding.Since) is { TotalDays: > Settled };
        var severity = !isKnown ? Severity.Medium : reasons.Count > 0 ? Severity.Critical : isOver || isSettled ? Severity.Medium : Severity.High;
        var targets = string.Join(" and ", forwarding.Targets.Where(target => target.IsExternal != false));
        var state = forwarding.Until is null ? "sends on all its mail to" : "sent on all its mail to";
        var copy = forwarding.KeepsCopy == false ? " and keeps no copy" : string.Empty;
        var finding = MailboxFinding.On(
            Descriptor, forwarding, facts, severity, $"Mailbox {forwarding.Mailbox} {state} {targets}{copy}.{MailboxFinding.Provenance(forwarding, facts)}", isKnown ? reasons : []);
        return isKnown ? finding : finding with
        {
            Confidence = Confidence.Low,
            NotAssessed = ["Whether the target lies outside: neither its address nor the organisation's domains tell."],
        };
    }

    private static IEnumerable<string> Reasons(HuntContext context, MailForwarding forwarding)
    {
        if (context.Facts.FindAdmin(forwarding.Mailbox) is not null)
        {
            yield return "It is an administrator's mailbox.";
        }

        if (!context.IsWithinDays(forwarding.Since, Recent))
        {
            yield break;
        }

        if (MailFlowFinding.Alarm(forwarding.By, context.Facts) is { } alarm)
        {
            yield return alarm;
        }
        else if (MailboxFinding.IsStranger(forwarding.By, forwarding.Mailbox, context.Facts))
        {
            yield return $"{forwarding.By!.Name}, who neither owns the mailbox nor administers, set it.";
        }
    }
}

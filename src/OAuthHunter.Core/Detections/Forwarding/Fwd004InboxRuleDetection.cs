using OAuthHunter.Detections.Connectors;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Forwarding;

/// <summary>FWD-004.</summary>
public sealed class Fwd004InboxRuleDetection : Detection
{
    private const int HighScore = 5;
    private const int MediumScore = 3;
    private const int CriticalScore = 8;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "FWD-004",
        Title = "Suspicious inbox rule",
        Severity = Severity.High,
        Escalation = "Critical from 8 points in an administrator's mailbox or when an application made it. Medium at 3 and 4 points, and for tidying alone: a rule that only deletes or files mail of named senders.",
        Logic = "Points: forwards or redirects outside 5; deletes 3; moves to a folder where nobody looks 3; marks as read 2; looks for words of money or of a takeover 2; a name of punctuation or one or two characters 3; "
            + "takes all mail 2; made by an application, by an admin at risk or from an address of a password attack 2. From Get-InboxRule and Graph of chosen mailboxes, and from New-, Set-InboxRule and UpdateInboxRules in the audit log, also rules that are gone.",
        Rationale = "Whoever took a mailbox hides the answers of his victims: rules that send mail on, or put away everything about invoices and security, come within minutes.",
        BenignIf = "Its owner filters newsletters or alerts with it.",
        Remediation = "Ask the owner over another channel. If he does not know it: keep its settings, remove it (Remove-InboxRule), revoke sessions, reset the password and the registered methods, and look at what was sent from the mailbox.",
        Techniques = ["T1564.008", "T1114.003"],
        Needs = [MailboxNeeds.InboxRules, MailboxNeeds.Audit],
        Permissions = [MailboxNeeds.ReadRecipients, MailboxNeeds.ReadAudit, "MailboxSettings.Read"],
        Licence = "Exchange Online",
        References = [MailboxNeeds.CompromisedAccount],
    };

    public override IEnumerable<Finding> Detect(HuntContext context) => context.Facts.Mailboxes.Forwardings
        .Where(forwarding => forwarding.Kind == ForwardingKind.InboxRule)
        .Select(forwarding => Judge(context, forwarding)).OfType<Finding>();

    private Finding? Judge(HuntContext context, MailForwarding forwarding)
    {
        var terms = Terms(context, forwarding).ToList();
        var score = terms.Sum(term => term.Points);
        if (score < MediumScore)
        {
            return null;
        }

        // Half of all mailboxes have a rule that puts away newsletters; the catalogue's points alone would call them High.
        var isTidying = !terms.Any(term => term.IsTelling);
        var isAdmin = context.Facts.FindAdmin(forwarding.Mailbox) is not null;
        var alarm = MailFlowFinding.Alarm(forwarding.By, context.Facts);
        var severity = score < HighScore || isTidying ? Severity.Medium : score >= CriticalScore && (isAdmin || alarm is not null) ? Severity.Critical : Severity.High;
        var escalations = severity == Severity.Critical ? new[] { isAdmin ? "It is an administrator's mailbox." : null, alarm }.OfType<string>().ToList() : [];
        var state = forwarding.IsPresent || forwarding.Until is null ? string.Empty : " It is gone.";
        var finding = MailboxFinding.On(
            Descriptor, forwarding, context.Facts, severity,
            $"Rule '{forwarding.RuleName}' of {forwarding.Mailbox}: {string.Join(", ", terms.Select(term => term.Text))} ({score} points).{MailboxFinding.Provenance(forwarding, context.Facts)}{state}",
            escalations);
        return forwarding.Events.Any(change => change.Record.IsDamaged) ? finding with { Confidence = Confidence.Medium } : finding;
    }

    private static IEnumerable<(int Points, string Text, bool IsTelling)> Terms(HuntContext context, MailForwarding forwarding)
    {
        var rule = forwarding.Rule!;
        if (forwarding.LeavesOrganisation)
        {
            yield return (5, $"sends mail on to {string.Join(" and ", forwarding.Targets.Where(target => target.IsExternal == true))}", true);
        }

        if (rule.Deletes)
        {
            yield return (3, "deletes", false);
        }

        if (rule.HidesInFolder)
        {
            yield return (3, $"moves mail to '{rule.Folder}'", false);
        }

        if (rule.MarksRead)
        {
            yield return (2, "marks as read", false);
        }

        if (rule.Keywords is { Count: > 0 } words)
        {
            yield return (2, $"looks for {string.Join(", ", words.Take(6))}", true);
        }

        if (SuspiciousInboxRules.Name(forwarding.RuleName) is not null)
        {
            yield return (3, "is named so that nobody notices it", true);
        }

        if (rule.HasConditions == false && (rule.Deletes || rule.HidesInFolder || forwarding.LeavesOrganisation))
        {
            yield return (2, "takes all mail", true);
        }

        if (MailFlowFinding.Alarm(forwarding.By, context.Facts) is not null)
        {
            yield return (2, "was made by an unusual actor", true);
        }
        else if (IsFromAttack(context, forwarding))
        {
            yield return (2, $"was made from {forwarding.ClientIP}, from where passwords were attacked", true);
        }
    }

    // The catalogue asks for an address that is new to the owner. The sign-in facts keep no list of addresses per person, and
    // people on the move are always somewhere new; an address of an attack is the part of it that tells.
    private static bool IsFromAttack(HuntContext context, MailForwarding forwarding) => forwarding.ClientIP is { } address
        && (context.Facts.SignIns.Hits.Any(hit => string.Equals(hit.Address, address, StringComparison.OrdinalIgnoreCase))
            || context.Facts.SignIns.Attacks.Any(attack => attack.Addresses.Contains(address, StringComparer.OrdinalIgnoreCase)));
}

using OAuthHunter.Evidence;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Forwarding;

/// <summary>FWD-005.</summary>
public sealed class Fwd005HiddenInboxRuleDetection : Detection
{
    // Exchange and Outlook keep these for themselves.
    private static readonly string[] SystemRules = ["Junk E-mail Rule", "MessageTrackingRule", "Out of Office", "OOF", "Sweep", "Microsoft.Exchange.OOF"];

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "FWD-005",
        Title = "Hidden inbox rule",
        Severity = Severity.High,
        Escalation = "Critical in an administrator's mailbox when it sends mail outside. Medium when only the log knows a rule that Outlook reported: such a rule can live in the client. Low when it does nothing to mail that is known.",
        Logic = "A rule that Get-InboxRule shows only with -IncludeHidden and that is none of Exchange's own; or a rule whose making the audit log shows, without a removal, and that a listing of the same mailbox lacks.",
        Rationale = "With the right tool a rule can be kept out of Outlook and of the ordinary listing. It goes on working.",
        BenignIf = "It is a client-only rule of Outlook, or a rule of a product.",
        Remediation = "Compare with Get-InboxRule -IncludeHidden, look at the rule with MFCMAPI, and remove it there. Then treat the mailbox as taken over.",
        Techniques = ["T1564.008"],
        Needs = [MailboxNeeds.InboxRules],
        Permissions = [MailboxNeeds.ReadRecipients, MailboxNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [MailboxNeeds.CompromisedAccount],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var rules = context.Facts.Mailboxes.Forwardings.Where(forwarding => forwarding.Kind == ForwardingKind.InboxRule).ToList();
        var listed = new HashSet<string>(rules.Where(rule => rule.IsPresent).Select(rule => rule.Mailbox), StringComparer.OrdinalIgnoreCase);
        var isWhole = context.Facts.Coverage.IsWhole(EntitySets.InboxRules);
        foreach (var rule in rules.Where(rule => !IsSystem(rule.RuleName)))
        {
            if (rule is { IsPresent: true, IsHidden: true })
            {
                yield return Judge(context, rule, "only a listing with hidden rules shows it", true);
            }
            else if (isWhole && !rule.IsPresent && rule.Until is null && listed.Contains(rule.Mailbox) && rule.Events.Any(change => change.IsCreation || change.Operation == AuditOperations.UpdateInboxRules))
            {
                yield return Judge(context, rule, "the log shows its making and no removal, and the listing of the mailbox lacks it", rule.Events.Any(change => change.IsCreation));
            }
        }
    }

    public override IEnumerable<string> NotAssessed(HuntContext context) =>
        context.Facts.Mailboxes.Forwardings.Any(forwarding => forwarding is { Kind: ForwardingKind.InboxRule, IsPresent: true, IsHidden: not null }) ? [] : ["No listing was compared with one that shows hidden rules (Get-InboxRule -IncludeHidden)."];

    private Finding Judge(HuntContext context, MailForwarding rule, string how, bool isSure)
    {
        var acts = rule.Targets.Count > 0 || rule.Rule!.Deletes || rule.Rule.Folder is not null || rule.Rule.MarksRead;
        var isAdmin = context.Facts.FindAdmin(rule.Mailbox) is not null;
        var severity = !acts ? Severity.Low : !isSure ? Severity.Medium : isAdmin && rule.LeavesOrganisation ? Severity.Critical : Severity.High;
        var what = rule.LeavesOrganisation ? $" It sends mail on to {string.Join(" and ", rule.Targets.Where(target => target.IsExternal == true))}." : rule.Rule!.Deletes ? " It deletes mail." : string.Empty;
        return MailboxFinding.On(
            Descriptor, rule, context.Facts, severity, $"Rule '{rule.RuleName}' of {rule.Mailbox} is hidden: {how}.{what}{MailboxFinding.Provenance(rule, context.Facts)}",
            severity == Severity.Critical ? ["It is an administrator's mailbox."] : []) with { Confidence = isSure ? Confidence.High : Confidence.Low };
    }

    private static bool IsSystem(string? name) => name is null || SystemRules.Any(system => name.StartsWith(system, StringComparison.OrdinalIgnoreCase));
}

using OAuthHunter.Facts;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;

namespace OAuthHunter.Hunting;

/// <summary>One way by which mail goes on from a mailbox or from all, with all that was found about it.</summary>
public sealed record MailboxForwardingRisk
{
    public required ForwardingKind Kind { get; init; }

    /// <summary>Whose mail; "everybody" for a journal of all.</summary>
    public required string Mailbox { get; init; }

    /// <summary>Name of the inbox or journal rule; null for a setting of the mailbox.</summary>
    public string? RuleName { get; init; }

    /// <summary>The worst of its findings; null when there are none.</summary>
    public Severity? Severity { get; init; }

    public MailFlowObjectState State { get; init; }

    /// <summary>Where the mail goes, contacts followed to their address.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Whether any target lies outside; null when the evidence does not tell.</summary>
    public bool? IsExternal { get; init; }

    /// <summary>Whether the mailbox keeps a copy; null when the evidence does not tell.</summary>
    public bool? KeepsCopy { get; init; }

    /// <summary>A rule that ordinary listings do not show; null when that was not compared.</summary>
    public bool? IsHidden { get; init; }

    /// <summary>What else the rule does: deletes, moves, marks as read, looks for words.</summary>
    public string? Does { get; init; }

    /// <summary>When it was switched on or made; null when neither log nor listing tells.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Who did; null when the log does not tell.</summary>
    public string? By { get; init; }

    /// <summary>Address from which it was done.</summary>
    public string? From { get; init; }

    /// <summary>When it ended; null while it stands.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Titles of its findings, worst first.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Rows that show it.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>One row per way with findings, worst first; all ways on request.</summary>
    /// <param name="facts">Facts with the ways.</param>
    /// <param name="findings">Findings of a hunt over the same facts.</param>
    /// <param name="includeAll">Also those without findings.</param>
    public static IReadOnlyList<MailboxForwardingRisk> Build(TenantFacts facts, IEnumerable<Finding> findings, bool includeAll = false)
    {
        var byTarget = findings.ToLookup(finding => (finding.TargetKind, finding.TargetId));
        return [.. facts.Mailboxes.Forwardings
            .Select(forwarding => Of(facts, forwarding, byTarget[(forwarding.ToTarget().Kind, forwarding.ToTarget().Id)]))
            .Where(risk => includeAll || risk.Findings.Count > 0)
            .OrderByDescending(risk => (int?)risk.Severity ?? -1)
            .ThenBy(risk => risk.Mailbox, StringComparer.OrdinalIgnoreCase)
            .ThenBy(risk => risk.RuleName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(risk => risk.Since)];
    }

    public override string ToString() => $"{Mailbox}{(RuleName is null ? string.Empty : $": {RuleName}")} to {string.Join(" and ", Targets)} ({Severity?.ToString() ?? "no finding"})";

    private static MailboxForwardingRisk Of(TenantFacts facts, MailForwarding forwarding, IEnumerable<Finding> candidates)
    {
        // Of several ways of one mailbox, one after the other, a finding belongs to the one whose rows it rests on.
        var rows = new HashSet<EvidenceItem>(forwarding.Evidence);
        var findings = candidates.Where(finding => finding.Evidence.Any(rows.Contains)).OrderBy(finding => finding).ToList();
        return new MailboxForwardingRisk
        {
            Kind = forwarding.Kind,
            Mailbox = forwarding.Mailbox,
            RuleName = forwarding.RuleName,
            Severity = findings.Worst(),
            State = forwarding.IsPresent ? MailFlowObjectState.Present : forwarding.Until is not null ? MailFlowObjectState.Deleted : MailFlowObjectState.Unknown,
            Targets = [.. forwarding.Targets.Select(target => target.ToString())],
            IsExternal = forwarding.Targets.Any(target => target.IsExternal == true) ? true : forwarding.Targets.Any(target => target.IsExternal is null) ? null : false,
            KeepsCopy = forwarding.KeepsCopy,
            IsHidden = forwarding.IsHidden,
            Does = Describe(forwarding.Rule),
            Since = forwarding.Since,
            By = ActorIdentity.Name(facts, forwarding.By),
            From = forwarding.ClientIP,
            Until = forwarding.Until,
            Reasons = MailFlowRisk.Reasons(findings),
            Evidence = forwarding.Evidence,
            Findings = findings,
        };
    }

    private static string? Describe(InboxRuleShape? rule)
    {
        if (rule is null)
        {
            return null;
        }

        var parts = new[]
        {
            rule.Deletes ? "deletes" : null,
            rule.Folder is { } folder ? $"moves to {folder}" : null,
            rule.MarksRead ? "marks as read" : null,
            rule.Words.Count > 0 ? $"looks for {string.Join(", ", rule.Words.Take(8))}" : null,
        }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }
}

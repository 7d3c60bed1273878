using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>One way by which mail goes on from a mailbox or from all: since when, by whom, and where to. Also ways that are closed again.</summary>
public sealed class MailForwarding
{
    public required ForwardingKind Kind { get; init; }

    /// <summary>Mailbox by user principal name or address; for journal rules whose mail, "everybody" for all.</summary>
    public required string Mailbox { get; init; }

    /// <summary>Name of the rule; null for a setting of the mailbox.</summary>
    public string? RuleName { get; init; }

    public IReadOnlyList<ForwardTarget> Targets { get; init; } = [];

    /// <summary>Whether the mailbox keeps a copy; null when not known.</summary>
    public bool? KeepsCopy { get; init; }

    /// <summary>A rule that ordinary listings do not show; null when that was not compared.</summary>
    public bool? IsHidden { get; init; }

    public bool? IsEnabled { get; init; }

    /// <summary>Whether a listing shows it now.</summary>
    public bool IsPresent { get; init; }

    /// <summary>When it was switched on, by the audit log, else when the rule was made; null when neither tells.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Null when the log does not tell.</summary>
    public AuditActor? By { get; init; }

    public string? ClientIP { get; init; }

    /// <summary>When it was switched off or removed; null while it stands or when nothing tells.</summary>
    public DateTimeOffset? Until { get; init; }

    public required IReadOnlyList<EvidenceItem> Evidence { get; init; }

    /// <summary>Changes that made and unmade it, in time order.</summary>
    public IReadOnlyList<MailFlowEvent> Events { get; init; } = [];

    /// <summary>What else the rule does; null for other kinds.</summary>
    public InboxRuleShape? Rule { get; init; }

    public bool LeavesOrganisation => Targets.Any(target => target.IsExternal == true);

    /// <summary>The mailbox, or the journal rule, as a finding's target.</summary>
    public FindingTarget ToTarget() => Kind == ForwardingKind.JournalRule
        ? new FindingTarget(TargetKind.Tenant, RuleName!, $"journal rule {RuleName}")
        : new FindingTarget(TargetKind.Mailbox, RuleName is null ? Mailbox : $@"{Mailbox}\{RuleName}", RuleName is null ? Mailbox : $"{Mailbox}: rule '{RuleName}'") { Subjects = [Subject.User(Mailbox)] };
}

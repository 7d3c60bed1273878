using OAuthHunter.Detections.Connectors;
using OAuthHunter.Detections.Forwarding;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Logging;

/// <summary>LOG-003.</summary>
public sealed class Log003MailboxAuditDetection : Detection
{
    private const double Recent = 30;
    private const int ShownMailboxes = 25;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "LOG-003",
        Title = "Mailbox audit is bypassed or off",
        Severity = Severity.Medium,
        Escalation = "High for an administrator's account, for a change in the last 30 days, and when the organisation's own switch (AuditDisabled) is on. Low for single mailboxes with AuditEnabled false, which the organisation's switch overrules, and for customised lists of audited actions.",
        Logic = "Get-MailboxAuditBypassAssociation AuditBypassEnabled true; Get-OrganizationConfig AuditDisabled true; Get-Mailbox AuditEnabled false, or owners whose audited actions lack MailItemsAccessed; and the changes that made it so: "
            + "Set-MailboxAuditBypassAssociation, Set-OrganizationConfig, Set-Mailbox. A bypass that was taken back is reported when it was set in the last 30 days; where the listing is missing, one that the log shows and never takes back.",
        Rationale = "What a bypassed account does in mailboxes is not logged at all: mail can be read and sent without a trace.",
        BenignIf = "A backup product's service account writes so many records that somebody silenced it; rare, and better solved otherwise.",
        Remediation = "Set-MailboxAuditBypassAssociation -AuditBypassEnabled $false, Set-OrganizationConfig -AuditDisabled $false; treat the time of the bypass as unlogged.",
        Techniques = ["T1562.008"],
        Needs = [new("bypassed accounts", EntitySets.MailboxAuditBypassAssociations), new("the organisation's switch", EntitySets.OrganizationConfig), new("mailboxes", EntitySets.Mailboxes), MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [new Uri("https://learn.microsoft.com/en-us/purview/audit-mailboxes")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context) => Organisation(context).Concat(Bypassed(context)).Concat(Mailboxes(context));

    private IEnumerable<Finding> Organisation(HuntContext context)
    {
        var changes = context.Facts.Mailboxes.ChangesOf("OrganizationConfig").Where(change => change.Succeeded && MailboxOperationReader.Flag(change, "AuditDisabled") is not null).ToList();
        var listed = context.Facts.Settings.OrganizationConfigs.FirstOrDefault(config => config.AuditDisabled == true);
        var off = changes.LastOrDefault(change => MailboxOperationReader.Flag(change, "AuditDisabled") == true);
        if (listed is null && off is null)
        {
            yield break;
        }

        var rows = changes.Select(change => change.Evidence);
        rows = listed is null ? rows : new[] { EvidenceItem.Of(EntitySets.OrganizationConfig, listed, listed.Identity, "AuditDisabled is true") }.Concat(rows);
        var finding = MailboxFinding.On(
            Descriptor, new FindingTarget(TargetKind.Tenant, "OrganizationConfig", "mailbox audit of the organisation"), context.Facts, Severity.High,
            $"Mailbox audit {(listed is null ? "was" : "is")} off for the whole organisation.{(off is null ? string.Empty : $" {MailFlowFinding.NameOf(off.Actor, context.Facts)} switched it off at {MailFlowFinding.Moment(off.Time)}.")}", changes, rows);
        yield return finding with { Escalations = ["It concerns every mailbox."], LastSeen = listed is null ? finding.LastSeen : null };
    }

    private IEnumerable<Finding> Bypassed(HuntContext context)
    {
        var directory = context.Facts.Mailboxes.Directory;
        var changes = context.Facts.Mailboxes.ChangesOf("MailboxAuditBypassAssociation").Where(change => change.Succeeded && MailboxOperationReader.Flag(change, "AuditBypassEnabled") is not null)
            .ToLookup(change => directory.NameOf(MailboxOperationReader.Parameter(change, "Identity") is { Length: > 0 } identity ? identity : change.Record.ObjectId), StringComparer.OrdinalIgnoreCase);
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var association in context.Facts.Settings.BypassAssociations.Where(association => association.AuditBypassEnabled == true))
        {
            var name = directory.NameOf(association.ObjectId ?? association.Name ?? association.Identity);
            var made = changes[name].Concat(association.Name is { } other && !other.Equals(name, StringComparison.OrdinalIgnoreCase) ? changes[directory.NameOf(other)] : []).ToList();
            told.UnionWith(new[] { name, association.Name is null ? name : directory.NameOf(association.Name) });
            yield return Judge(context, name, made, EvidenceItem.Of(EntitySets.MailboxAuditBypassAssociations, association, association.Identity, $"AuditBypassEnabled is true for {association.Name ?? name}"));
        }

        // Not listed: taken back, or not looked at. Without the listing the log's last word counts.
        var isListed = context.Has(EntitySets.MailboxAuditBypassAssociations);
        foreach (var group in changes.Where(group => !told.Contains(group.Key)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var isLastWord = MailboxOperationReader.Flag(group.Last(), "AuditBypassEnabled") == true;
            if ((!isListed && isLastWord) || group.Any(change => MailboxOperationReader.Flag(change, "AuditBypassEnabled") == true && context.IsWithinDays(change.Time, Recent)))
            {
                yield return Judge(context, group.Key, [.. group], null);
            }
        }
    }

    private Finding Judge(HuntContext context, string name, IReadOnlyList<MailFlowEvent> changes, EvidenceItem? listed)
    {
        var on = changes.LastOrDefault(change => MailboxOperationReader.Flag(change, "AuditBypassEnabled") == true);
        var reasons = new[]
        {
            context.Facts.FindAdmin(name) is null ? null : "It is an administrator's account.",
            on is not null && context.IsWithinDays(on.Time, Recent) ? "It was set in the last 30 days." : null,
            MailFlowFinding.Alarm(on?.Actor, context.Facts),
        }.OfType<string>().ToList();
        var finding = MailboxFinding.On(
            Descriptor, new FindingTarget(TargetKind.User, name, name) { Subjects = [Subject.User(name)] }, context.Facts, reasons.Count > 0 ? Severity.High : Severity.Medium,
            $"What {name} does in mailboxes {(listed is null ? (changes.Count > 0 && MailboxOperationReader.Flag(changes[changes.Count - 1], "AuditBypassEnabled") == true ? "is not logged, by the log's last word" : "went unlogged for a time") : "is not logged")}.{(on is null ? string.Empty : $" {MailFlowFinding.NameOf(on.Actor, context.Facts)} set it at {MailFlowFinding.Moment(on.Time)}.")}",
            changes, (listed is null ? [] : new[] { listed }).Concat(changes.Select(change => change.Evidence)));
        return finding with { Escalations = reasons, LastSeen = listed is null ? finding.LastSeen : null };
    }

    private IEnumerable<Finding> Mailboxes(HuntContext context)
    {
        var off = context.Facts.Settings.Mailboxes.Where(mailbox => mailbox.AuditEnabled == false).ToList();
        if (off.Count > 0)
        {
            yield return Listing("AuditEnabled", $"{off.Count} mailbox(es) have AuditEnabled false; the organisation's switch overrules it while that is on.", off, "AuditEnabled is false");
        }

        // Whose list was changed by hand gets no new default actions; without this one reading leaves no trace.
        var narrowed = context.Facts.Settings.Mailboxes.Where(mailbox => mailbox.AuditEnabled != false && mailbox.DefaultAuditSet is { } kept && !kept.Contains("Owner", StringComparer.OrdinalIgnoreCase)
            && mailbox.AuditOwner is { } actions && !actions.Contains("MailItemsAccessed", StringComparer.OrdinalIgnoreCase)).ToList();
        if (narrowed.Count > 0)
        {
            yield return Listing("AuditOwner", $"{narrowed.Count} mailbox(es) have a list of audited actions of their own that lacks MailItemsAccessed.", narrowed, "AuditOwner lacks MailItemsAccessed");
        }
    }

    private Finding Listing(string setting, string summary, List<Mailbox> mailboxes, string row) => FindingFactory.Create(
        Descriptor, new FindingTarget(TargetKind.Tenant, setting, $"mailboxes by {setting}"), Severity.Low, summary,
        mailboxes.Take(ShownMailboxes).Select(mailbox => EvidenceItem.Of(EntitySets.Mailboxes, mailbox, mailbox.Guid ?? mailbox.UserPrincipalName, $"{mailbox.UserPrincipalName ?? mailbox.PrimarySmtpAddress ?? mailbox.Identity}: {row}")));
}

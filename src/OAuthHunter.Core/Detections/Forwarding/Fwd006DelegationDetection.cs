using OAuthHunter.Detections.Connectors;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Forwarding;

/// <summary>FWD-006.</summary>
public sealed class Fwd006DelegationDetection : Detection
{
    private const int Bulk = 5;
    private const double Recent = 90;
    private static readonly TimeSpan BulkWindow = TimeSpan.FromMinutes(60);

    // From the least that lets contents be read.
    private static readonly string[] Reading = ["Reviewer", "NonEditingAuthor", "Author", "PublishingAuthor", "Editor", "PublishingEditor", "Owner", "ReadItems", "FullAccess"];

    // One shared mailbox after the other is what they are for.
    private static readonly string[] SharedKinds = ["SharedMailbox", "RoomMailbox", "EquipmentMailbox", "SchedulingMailbox"];

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "FWD-006",
        Title = "Mailbox delegation added",
        Severity = Severity.Medium,
        Escalation = "High when an application gave it, for an administrator's mailbox, when one trustee got five personal mailboxes within an hour, and when everybody in the world may read more than a calendar. Low for a calendar that the whole organisation may read.",
        Logic = "FullAccess, SendAs or a folder right: given by an application; on an administrator's mailbox in the last 90 days or without a known date; by an administrator to himself; five personal mailboxes to one trustee within 60 minutes; "
            + "or a folder that Default (everybody inside) or Anonymous (the world) may read. Rights on shared, room and equipment mailboxes given by people are not reported. From Add-MailboxPermission, Add-RecipientPermission and Add-MailboxFolderPermission, and from the listings.",
        Rationale = "A right on another's mailbox reads and sends without a rule or a forwarding, and without signing in as the victim.",
        BenignIf = "An assistant, a project or a migration needs it, and a ticket says so.",
        Remediation = "Ask who asked for it; remove it (Remove-MailboxPermission, Remove-RecipientPermission, Remove-MailboxFolderPermission), and look at MailItemsAccessed and SendAs of the trustee.",
        Techniques = ["T1098.002"],
        Needs = [new("rights on mailboxes", EntitySets.MailboxPermissions), new("rights to send as others", EntitySets.RecipientPermissions), MailboxNeeds.Audit],
        Permissions = [MailboxNeeds.ReadRecipients, MailboxNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [MailboxNeeds.CompromisedAccount],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var delegations = context.Facts.Mailboxes.Delegations.Where(delegation => delegation.Grant?.Actor.Kind is not (AuditActorKind.System or AuditActorKind.Datacenter)).ToList();
        var bulk = Bulks(context, delegations).ToList();
        foreach (var (trustee, granted) in bulk)
        {
            yield return MailboxFinding.On(
                Descriptor, new FindingTarget(TargetKind.User, trustee, trustee) { Subjects = [Subject.User(trustee)] }, context.Facts, Severity.High,
                $"{trustee} got rights on {granted.Select(one => one.Mailbox).Distinct().Count()} personal mailboxes within an hour, from {MailFlowFinding.NameOf(granted[0].Grant!.Actor, context.Facts)}.",
                [.. granted.Select(one => one.Grant!)], granted.SelectMany(one => one.Evidence), "bulk");
        }

        var told = new HashSet<MailboxDelegation>(bulk.SelectMany(one => one.Granted));
        foreach (var delegation in delegations.Where(one => !told.Contains(one)))
        {
            if (Weigh(context, delegation) is { Severity: > Severity.Info } verdict)
            {
                yield return Judge(context, delegation, verdict.Severity, verdict.Why);
            }
        }
    }

    private static (Severity Severity, string Why) Weigh(HuntContext context, MailboxDelegation delegation)
    {
        if (delegation.IsForEverybody)
        {
            return Everybody(delegation);
        }

        if (!delegation.Has("FullAccess") && !delegation.Has("SendAs"))
        {
            return (Severity.Info, string.Empty);
        }

        if (MailFlowFinding.Alarm(delegation.Grant?.Actor, context.Facts) is { } alarm)
        {
            return (Severity.High, alarm);
        }

        var isRecent = delegation.Grant is null || context.IsWithinDays(delegation.Grant.Time, Recent);
        if (!isRecent || IsShared(context, delegation.Mailbox))
        {
            return (Severity.Info, string.Empty);
        }

        if (context.Facts.FindAdmin(delegation.Mailbox) is not null)
        {
            return (delegation.Grant is null ? Severity.Medium : Severity.High, "It is an administrator's mailbox.");
        }

        return delegation.Grant?.Actor is { Kind: AuditActorKind.User, UserPrincipalName: { } upn } && context.Facts.Mailboxes.Directory.NameOf(upn).Equals(delegation.Trustee, StringComparison.OrdinalIgnoreCase)
            ? (Severity.Medium, "Whoever gave it gave it to himself.")
            : (Severity.Info, string.Empty);
    }

    private static (Severity, string) Everybody(MailboxDelegation delegation)
    {
        if (!delegation.Rights.Any(right => Reading.Contains(right, StringComparer.OrdinalIgnoreCase)))
        {
            return (Severity.Info, string.Empty);
        }

        var isWorld = delegation.Trustee.Equals("Anonymous", StringComparison.OrdinalIgnoreCase);
        var isCalendar = delegation.Folder is { } folder && new[] { "calendar", "kalender", "calendario", "calendrier", "agenda" }.Any(name => folder.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);
        return (isWorld, isCalendar) switch
        {
            (true, false) => (Severity.High, "Everybody in the world may read it."),
            (false, true) => (Severity.Low, "Everybody in the organisation may read the calendar."),
            (true, true) => (Severity.Medium, "Everybody in the world may read the calendar."),
            _ => (Severity.Medium, "Everybody in the organisation may read it."),
        };
    }

    private Finding Judge(HuntContext context, MailboxDelegation delegation, Severity severity, string why)
    {
        var place = delegation.Folder is { Length: > 0 } folder ? $"folder '{folder}' of {delegation.Mailbox}" : $"the mailbox of {delegation.Mailbox}";
        var by = delegation.Grant is { } grant ? $" {MailFlowFinding.NameOf(grant.Actor, context.Facts)} gave it at {MailFlowFinding.Moment(grant.Time)}." : string.Empty;
        var gone = delegation.RemovedAt is { } removed ? $" It was taken away at {MailFlowFinding.Moment(removed)}." : string.Empty;
        var finding = MailboxFinding.On(
            Descriptor, new FindingTarget(TargetKind.Mailbox, delegation.Mailbox, delegation.Mailbox) { Subjects = [Subject.User(delegation.Mailbox)] }, context.Facts, severity,
            $"{delegation.Trustee} has {string.Join(", ", delegation.Rights)} on {place}. {why}{by}{gone}", delegation.Grant is null ? [] : [delegation.Grant], delegation.Evidence,
            $"{delegation.Trustee}|{delegation.Folder}|{string.Join(",", delegation.Rights)}".ToLowerInvariant());
        return finding with
        {
            Subjects = delegation.IsForEverybody ? finding.Subjects : [.. finding.Subjects, Subject.User(delegation.Trustee)],
            LastSeen = delegation.IsPresent ? null : finding.LastSeen,
        };
    }

    private static IEnumerable<(string Trustee, List<MailboxDelegation> Granted)> Bulks(HuntContext context, IEnumerable<MailboxDelegation> delegations)
    {
        var groups = delegations.Where(one => one.Grant is not null && !one.IsForEverybody && (one.Has("FullAccess") || one.Has("SendAs")) && !IsShared(context, one.Mailbox))
            .GroupBy(one => (one.Trustee, Actor: one.Grant!.Actor.Key))
            .OrderBy(group => group.Key.Trustee, StringComparer.Ordinal).ThenBy(group => group.Key.Actor, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var ordered = group.OrderBy(one => one.Grant!.Time).ThenBy(one => one.Mailbox, StringComparer.Ordinal).ToList();
            for (int i = 0, j = 0; i < ordered.Count; i++)
            {
                for (; j < ordered.Count && ordered[j].Grant!.Time - ordered[i].Grant!.Time <= BulkWindow; j++)
                {
                }

                if (ordered.Skip(i).Take(j - i).Select(one => one.Mailbox).Distinct().Count() >= Bulk)
                {
                    yield return (group.Key.Trustee, ordered.Skip(i).Take(j - i).ToList());
                    break;
                }
            }
        }
    }

    private static bool IsShared(HuntContext context, string mailbox) =>
        context.Facts.Mailboxes.Find(mailbox)?.RecipientTypeDetails is { } kind && SharedKinds.Contains(kind, StringComparer.OrdinalIgnoreCase);
}

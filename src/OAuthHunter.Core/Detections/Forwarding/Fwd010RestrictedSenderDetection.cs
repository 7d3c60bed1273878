using OAuthHunter.Detections.Connectors;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Forwarding;

/// <summary>FWD-010.</summary>
public sealed class Fwd010RestrictedSenderDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "FWD-010",
        Title = "Account was barred from sending by the outbound filter",
        Severity = Severity.High,
        Escalation = "Critical for an administrator's account, or when an application or an admin at risk lifted the bar.",
        Logic = "Every row of Get-BlockedSenderAddress, and every Remove-BlockedSenderAddress in the last 30 days of the audit log: somebody lifted the bar.",
        Rationale = "Microsoft bars an account that sent spam or passed its limits. Nearly always somebody else sends with it.",
        BenignIf = "A person sent a mailing to a long list; rare.",
        Remediation = "Treat the account as taken over: reset its password and methods, revoke sessions, remove rules and forwarding, and lift the bar only then.",
        Techniques = ["T1496.004"],
        Needs = [new("barred senders", EntitySets.BlockedSenderAddresses), MailboxNeeds.Audit],
        Permissions = [MailboxNeeds.SecurityReader, MailboxNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [MailboxNeeds.CompromisedAccount],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var blocked in context.Facts.Settings.BlockedSenders.Where(blocked => blocked.SenderAddress is not null))
        {
            var name = context.Facts.Mailboxes.Directory.NameOf(blocked.SenderAddress);
            var isAdmin = context.Facts.FindAdmin(name) is not null;
            yield return FindingFactory.Create(
                Descriptor, Target(name), isAdmin ? Severity.Critical : Severity.High,
                $"{name} may not send any more{(blocked.CreatedDatetime is { } time ? $" since {MailFlowFinding.Moment(time)}" : string.Empty)}: {blocked.Reason ?? "no reason given"}.",
                [EvidenceItem.Of(EntitySets.BlockedSenderAddresses, blocked, blocked.SenderAddress, $"{blocked.SenderAddress} is barred: {blocked.Reason}", blocked.CreatedDatetime)])
                with { Escalations = isAdmin ? ["It is an administrator's account."] : [], LastSeen = null };
        }

        foreach (var change in context.Facts.Mailboxes.ChangesOf("BlockedSenderAddress").Where(change => change is { Succeeded: true, IsRemoval: true } && context.IsWithinDays(change.Time, 30)))
        {
            var name = context.Facts.Mailboxes.Directory.NameOf(MailboxOperationReader.Parameter(change, "SenderAddress") ?? change.Record.ObjectId);
            var reasons = new[] { MailFlowFinding.Alarm(change.Actor, context.Facts), context.Facts.FindAdmin(name) is null ? null : "It is an administrator's account." }.OfType<string>().ToList();
            yield return MailboxFinding.On(
                Descriptor, Target(name), context.Facts, reasons.Count > 0 ? Severity.Critical : Severity.High,
                $"{name} had been barred from sending; {MailFlowFinding.NameOf(change.Actor, context.Facts)} lifted the bar at {MailFlowFinding.Moment(change.Time)}.", [change], [change.Evidence], "lifted " + change.Record.Id) with { Escalations = reasons };
        }
    }

    private static FindingTarget Target(string name) => new(TargetKind.User, name, name) { Subjects = [Subject.User(name)] };
}

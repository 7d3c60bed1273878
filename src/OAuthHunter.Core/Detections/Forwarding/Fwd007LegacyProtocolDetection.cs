using OAuthHunter.Evidence;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Forwarding;

/// <summary>FWD-007.</summary>
public sealed class Fwd007LegacyProtocolDetection : Detection
{
    private const int ShownMailboxes = 25;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "FWD-007",
        Title = "SMTP AUTH and legacy protocols are open",
        Severity = Severity.Medium,
        Escalation = "High for an administrator's mailbox that may send over SMTP with a password. Low for exceptions of single mailboxes where the organisation's switch is closed.",
        Logic = "Get-TransportConfig SmtpClientAuthenticationDisabled false: every mailbox may send with a password. Get-CASMailbox: mailboxes with an explicit false, which open SMTP AUTH in spite of the organisation; and administrators with IMAP or POP. "
            + "A mailbox without a value follows the organisation and is not reported.",
        Rationale = "SMTP AUTH takes a password and no second factor: what password spraying looks for, and a way to send in somebody's name.",
        BenignIf = "Devices and applications that can do no better use mailboxes of their own.",
        Remediation = "Close it for all (Set-TransportConfig -SmtpClientAuthenticationDisabled $true), open it for single mailboxes of devices, close IMAP and POP for administrators.",
        Techniques = ["T1078.004"],
        Needs = [new("the organisation's switch", EntitySets.TransportConfig), new("protocols of mailboxes", EntitySets.CasMailboxes)],
        Permissions = [MailboxNeeds.ReadConfiguration],
        Licence = "Exchange Online",
        References = [new Uri("https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var settings = context.Facts.Settings;
        foreach (var config in settings.TransportConfigs.Where(config => config.SmtpClientAuthenticationDisabled == false))
        {
            var changes = context.Facts.Mailboxes.ChangesOf("TransportConfig").Where(change => change.Succeeded && MailboxOperationReader.Flag(change, "SmtpClientAuthenticationDisabled") == false).ToList();
            yield return MailboxFinding.On(
                Descriptor, new FindingTarget(TargetKind.Tenant, "TransportConfig", "transport settings"), context.Facts, Severity.Medium,
                "Every mailbox may send over SMTP with a user name and a password: the organisation's switch is open.", changes,
                new[] { EvidenceItem.Of(EntitySets.TransportConfig, config, config.Identity, "SmtpClientAuthenticationDisabled is false") }.Concat(changes.Select(change => change.Evidence))) with { LastSeen = null };
        }

        var exceptions = new List<CasMailbox>();
        foreach (var mailbox in settings.CasMailboxes)
        {
            var name = mailbox.PrimarySmtpAddress ?? mailbox.Identity ?? mailbox.DisplayName ?? "unnamed";
            var isAdmin = context.Facts.FindAdmin(mailbox.ExternalDirectoryObjectId) is not null || context.Facts.FindAdmin(context.Facts.Mailboxes.Directory.NameOf(name)) is not null;
            var opensSmtp = mailbox.SmtpClientAuthenticationDisabled == false;
            if (isAdmin && (opensSmtp || mailbox.ImapEnabled == true || mailbox.PopEnabled == true))
            {
                yield return OfAdmin(mailbox, name, opensSmtp);
            }
            else if (opensSmtp)
            {
                exceptions.Add(mailbox);
            }
        }

        if (exceptions.Count > 0)
        {
            yield return FindingFactory.Create(
                Descriptor, new FindingTarget(TargetKind.Tenant, "CASMailbox", "mailboxes with SMTP AUTH"), Severity.Low,
                $"{exceptions.Count} mailbox(es) may send over SMTP with a password whatever the organisation's switch says.", exceptions.Take(ShownMailboxes).Select(Row));
        }
    }

    private Finding OfAdmin(CasMailbox mailbox, string name, bool opensSmtp)
    {
        var open = new[] { opensSmtp ? "SMTP AUTH" : null, mailbox.ImapEnabled == true ? "IMAP" : null, mailbox.PopEnabled == true ? "POP" : null }.OfType<string>();
        return FindingFactory.Create(
            Descriptor, new FindingTarget(TargetKind.Mailbox, name, name) { Subjects = [Subject.User(name)] }, opensSmtp ? Severity.High : Severity.Medium,
            $"The mailbox of administrator {name} is open to {string.Join(", ", open)}.", [Row(mailbox)]) with { Escalations = opensSmtp ? ["It is an administrator's mailbox."] : [] };
    }

    private static EvidenceItem Row(CasMailbox mailbox) => EvidenceItem.Of(
        EntitySets.CasMailboxes, mailbox, mailbox.Identity ?? mailbox.PrimarySmtpAddress,
        $"{mailbox.PrimarySmtpAddress ?? mailbox.Identity}: SmtpClientAuthenticationDisabled {mailbox.SmtpClientAuthenticationDisabled?.ToString() ?? "not set"}, IMAP {mailbox.ImapEnabled?.ToString() ?? "not told"}, POP {mailbox.PopEnabled?.ToString() ?? "not told"}");
}

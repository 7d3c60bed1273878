using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>Forwarding as a setting of mailboxes: as listed, joined with the changes in the log; also what was switched off again.</summary>
internal static class MailboxForwardingReader
{
    public static IEnumerable<MailForwarding> Read(EvidenceStore store, MailboxDirectory directory, IEnumerable<MailFlowEvent> changes)
    {
        var lives = Lives(directory, changes);
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var mailbox in store.Objects<Mailbox>(EntitySets.Mailboxes).Where(mailbox => Set(mailbox.ForwardingAddress) || Set(mailbox.ForwardingSmtpAddress)))
        {
            var name = directory.NameOf(mailbox.UserPrincipalName ?? mailbox.PrimarySmtpAddress ?? mailbox.Identity);
            var life = lives.TryGetValue(name, out var known) ? known.LastOrDefault(life => life.End is null) : null;
            if (life is not null)
            {
                life.IsListed = true;
            }

            told.Add(name);
            yield return Of(name, directory, [mailbox.ForwardingSmtpAddress, mailbox.ForwardingAddress], mailbox.DeliverToMailboxAndForward, life, mailbox);
        }

        foreach (var pair in lives.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            foreach (var life in pair.Value.Where(life => !life.IsListed))
            {
                yield return Of(pair.Key, directory, [life.Smtp, life.Recipient], life.KeepsCopy, life, null);
            }
        }
    }

    private static Dictionary<string, List<ForwardingLife>> Lives(MailboxDirectory directory, IEnumerable<MailFlowEvent> changes)
    {
        var lives = new Dictionary<string, List<ForwardingLife>>(StringComparer.OrdinalIgnoreCase);
        foreach (var change in changes.Where(change => change.Succeeded && MailboxOperationReader.Is(change, "Set-Mailbox")))
        {
            var smtp = MailboxOperationReader.Parameter(change, "ForwardingSmtpAddress");
            var recipient = MailboxOperationReader.Parameter(change, "ForwardingAddress");
            var keeps = MailboxOperationReader.Flag(change, "DeliverToMailboxAndForward");
            if (smtp is null && recipient is null && keeps is null)
            {
                continue;
            }

            var name = directory.NameOf(MailboxOperationReader.Parameter(change, "Identity") is { Length: > 0 } identity ? identity : change.Record.ObjectId);
            if (!lives.TryGetValue(name, out var list))
            {
                lives.Add(name, list = []);
            }

            Apply(list, change, smtp, recipient, keeps);
        }

        return lives;
    }

    private static void Apply(List<ForwardingLife> list, MailFlowEvent change, string? smtp, string? recipient, bool? keeps)
    {
        var current = list.LastOrDefault(life => life.End is null);
        var newSmtp = smtp ?? current?.Smtp;
        var newRecipient = recipient ?? current?.Recipient;
        if (!Set(newSmtp) && !Set(newRecipient))
        {
            if (current is not null)
            {
                current.Events.Add(change);
                current.End = change.Time;
            }

            return;
        }

        // Another target is another way, with its own beginning and actor.
        var isSame = current is not null && (smtp is null || Same(smtp, current.Smtp)) && (recipient is null || Same(recipient, current.Recipient));
        if (!isSame)
        {
            if (current is not null)
            {
                current.End = change.Time;
            }

            list.Add(current = new ForwardingLife { Smtp = newSmtp, Recipient = newRecipient, KeepsCopy = keeps ?? current?.KeepsCopy });
        }
        else
        {
            current!.KeepsCopy = keeps ?? current.KeepsCopy;
        }

        current!.Events.Add(change);
    }

    private static MailForwarding Of(string name, MailboxDirectory directory, IEnumerable<string?> targets, bool? keeps, ForwardingLife? life, Mailbox? listed)
    {
        var start = life?.Events.FirstOrDefault();
        var row = listed is null ? null : EvidenceItem.Of(
            EntitySets.Mailboxes, listed, listed.Guid ?? listed.ExternalDirectoryObjectId ?? name,
            $"Mailbox {name} forwards to {string.Join(" and ", targets.Where(Set))}{(keeps == false ? " and keeps no copy" : string.Empty)}");
        return new MailForwarding
        {
            Kind = ForwardingKind.Mailbox,
            Mailbox = name,
            Targets = [.. targets.Where(Set).Select(target => directory.Resolve(target!))],
            KeepsCopy = keeps,
            IsEnabled = listed is not null || life?.End is null,
            IsPresent = listed is not null,
            Since = start?.Time,
            By = start?.Actor,
            ClientIP = start?.ClientIP,
            Until = life?.End,
            Events = life?.Events ?? [],
            Evidence = [.. row is null ? Enumerable.Empty<EvidenceItem>() : [row], .. (life?.Events ?? []).Select(change => change.Evidence)],
        };
    }

    private static bool Set(string? text) => !string.IsNullOrWhiteSpace(text) && text is not "$null";

    private static bool Same(string? left, string? right) =>
        string.Equals((left ?? string.Empty).Replace("smtp:", string.Empty), (right ?? string.Empty).Replace("smtp:", string.Empty), StringComparison.OrdinalIgnoreCase);

    private sealed class ForwardingLife
    {
        public string? Smtp { get; init; }

        public string? Recipient { get; init; }

        public bool? KeepsCopy { get; set; }

        public DateTimeOffset? End { get; set; }

        public bool IsListed { get; set; }

        public List<MailFlowEvent> Events { get; } = [];
    }
}

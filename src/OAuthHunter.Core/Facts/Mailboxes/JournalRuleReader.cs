using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>Journal rules: as listed, joined with the changes in the log; also those that are gone.</summary>
internal static class JournalRuleReader
{
    public static IEnumerable<MailForwarding> Read(EvidenceStore store, MailboxDirectory directory, IEnumerable<MailFlowEvent> changes)
    {
        var events = changes.Where(change => change.Succeeded && change.Operation.EndsWith("-JournalRule", StringComparison.OrdinalIgnoreCase))
            .GroupBy(Name, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.OrdinalIgnoreCase);
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in store.Objects<JournalRule>(EntitySets.JournalRules))
        {
            var name = rule.Name ?? rule.Identity ?? "unnamed";
            told.Add(name);
            var known = events.TryGetValue(name, out var list) ? list : [];
            var row = EvidenceItem.Of(EntitySets.JournalRules, rule, rule.Guid ?? name, $"Journal rule {name} copies the mail of {rule.Recipient ?? "everybody"} to {rule.JournalEmailAddress ?? "an address that is not recorded"}");
            yield return Of(name, directory, rule.JournalEmailAddress, rule.Recipient, rule.Enabled, true, rule.WhenCreated, known, row);
        }

        foreach (var pair in events.Where(pair => !told.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            string? Last(string parameter) => pair.Value.Select(change => MailboxOperationReader.Parameter(change, parameter)).LastOrDefault(text => text is { Length: > 0 });
            yield return Of(pair.Key, directory, Last("JournalEmailAddress"), Last("Recipient"), null, false, null, pair.Value, null);
        }
    }

    private static string Name(MailFlowEvent change) =>
        MailboxOperationReader.Parameter(change, change.IsCreation ? "Name" : "Identity") is { Length: > 0 } name ? name : change.Record.ObjectId ?? "unnamed";

    private static MailForwarding Of(string name, MailboxDirectory directory, string? journal, string? recipient, bool? isEnabled, bool isPresent, DateTimeOffset? created, IReadOnlyList<MailFlowEvent> events, EvidenceItem? row)
    {
        var creation = events.FirstOrDefault(change => change.IsCreation) ?? events.FirstOrDefault(change => MailboxOperationReader.Parameter(change, "JournalEmailAddress") is { Length: > 0 });
        return new MailForwarding
        {
            Kind = ForwardingKind.JournalRule,
            Mailbox = recipient ?? "everybody",
            RuleName = name,
            Targets = journal is null ? [] : [directory.Resolve(journal)],
            KeepsCopy = true,
            IsEnabled = isEnabled,
            IsPresent = isPresent,
            Since = creation?.Time ?? created,
            By = creation?.Actor,
            ClientIP = creation?.ClientIP,
            Until = events.LastOrDefault(change => change.IsRemoval)?.Time,
            Events = events,
            Evidence = [.. row is null ? Enumerable.Empty<EvidenceItem>() : [row], .. events.Select(change => change.Evidence)],
        };
    }
}

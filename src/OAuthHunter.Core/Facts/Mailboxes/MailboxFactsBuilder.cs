using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>Joins what settings, rules, rights and logs say about mailboxes.</summary>
internal static class MailboxFactsBuilder
{
    public static MailboxFacts Build(EvidenceStore store, TenantIdentity tenant, IEnumerable<AppProfile> apps)
    {
        var directory = new MailboxDirectory(store, tenant);
        var changes = MailboxOperationReader.Read(store.ExchangeOperations);
        return new MailboxFacts
        {
            Directory = directory,
            Changes = changes,
            Forwardings =
            [
                .. MailboxForwardingReader.Read(store, directory, changes),
                .. InboxRuleReader.Read(store, directory, changes),
                .. JournalRuleReader.Read(store, directory, changes),
            ],
            Delegations = DelegationReader.Read(store, directory, changes),
            AppAccess = MailAccessAnalyzer.Analyze(store.MailAccess, apps),
            HasReadRecords = store.MailAccess.HasReads,
        };
    }
}

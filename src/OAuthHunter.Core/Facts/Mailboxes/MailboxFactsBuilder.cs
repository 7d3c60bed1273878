using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>Joins what settings, rules, rights and logs say about mailboxes.</summary>
internal static class MailboxFactsBuilder
{
    public static MailboxFacts Build(EvidenceStore store, EvidenceCoverage coverage, TenantIdentity tenant, IEnumerable<AppProfile> apps)
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
            MailboxCount = coverage.IsWhole(EntitySets.Mailboxes) ? store.Objects<Mailbox>(EntitySets.Mailboxes).Count : null,
            AreRightsWhole = AreRightsWhole(store, coverage, directory),
            AppAccess = MailAccessAnalyzer.Analyze(store.MailAccess, apps),
            HasReadRecords = store.MailAccess.HasReads,
        };
    }

    // Get-MailboxPermission is run mailbox by mailbox, often for a few; each shows at least its own right on itself.
    private static bool AreRightsWhole(EvidenceStore store, EvidenceCoverage coverage, MailboxDirectory directory)
    {
        var mailboxes = store.Objects<Mailbox>(EntitySets.Mailboxes);
        if (mailboxes.Count == 0 || !coverage.IsWhole(EntitySets.Mailboxes) || !coverage.IsWhole(EntitySets.RecipientPermissions) || !coverage.IsWhole(EntitySets.MailboxPermissions))
        {
            return false;
        }

        var shown = new HashSet<string>(
            store.Objects<MailboxPermission>(EntitySets.MailboxPermissions).Where(permission => permission.FolderName is null).Select(permission => directory.NameOf(permission.Identity)), StringComparer.Ordinal);
        return mailboxes.All(mailbox => shown.Contains(directory.NameOf(mailbox.UserPrincipalName ?? mailbox.PrimarySmtpAddress ?? mailbox.Identity)));
    }
}

using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>Rights on mailboxes: as listed, joined with the changes in the log; also rights that were taken away again.</summary>
internal static class DelegationReader
{
    public static IReadOnlyList<MailboxDelegation> Read(EvidenceStore store, MailboxDirectory directory, IEnumerable<MailFlowEvent> changes)
    {
        var drafts = new Drafts();
        foreach (var permission in store.Objects<MailboxPermission>(EntitySets.MailboxPermissions).Where(permission => permission.IsInherited != true && permission.Deny != true))
        {
            List(drafts, directory, EntitySets.MailboxPermissions, permission, permission.Identity, permission.FolderName, permission.User, permission.AccessRights);
        }

        foreach (var permission in store.Objects<RecipientPermission>(EntitySets.RecipientPermissions).Where(permission => permission.IsInherited != true
            && !string.Equals(permission.AccessControlType, "Deny", StringComparison.OrdinalIgnoreCase)))
        {
            List(drafts, directory, EntitySets.RecipientPermissions, permission, permission.Identity, null, permission.Trustee, permission.AccessRights);
        }

        foreach (var change in changes.Where(change => change.Succeeded))
        {
            Apply(drafts, directory, change);
        }

        return [.. drafts.All.OrderBy(draft => draft.Mailbox, StringComparer.Ordinal).ThenBy(draft => draft.Folder, StringComparer.Ordinal).ThenBy(draft => draft.Trustee, StringComparer.Ordinal)
            .ThenBy(draft => string.Join(",", draft.Rights), StringComparer.Ordinal).Select(draft => draft.ToDelegation())];
    }

    private static void List(
        Drafts drafts, MailboxDirectory directory, EntitySet set, EvidenceRecord row, string? mailbox, string? folder, string? trustee, IReadOnlyList<string>? rights)
    {
        if (mailbox is null || trustee is null || rights is not { Count: > 0 } || IsSelf(trustee) || rights.All(right => right.Equals("None", StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        var draft = Of(drafts, directory, mailbox, folder, trustee, rights);
        draft.IsPresent = true;
        draft.Rows.Add(EvidenceItem.Of(set, row, $"{mailbox}|{trustee}", $"{trustee} has {string.Join(", ", rights)} on {mailbox}{(folder is null ? string.Empty : $", folder {folder}")}"));
    }

    private static void Apply(Drafts drafts, MailboxDirectory directory, MailFlowEvent change)
    {
        var noun = change.Operation.Substring(change.Operation.IndexOf('-') + 1).ToLowerInvariant();
        if (noun is not ("mailboxpermission" or "recipientpermission" or "mailboxfolderpermission"))
        {
            return;
        }

        var identity = MailboxOperationReader.Parameter(change, "Identity") is { Length: > 0 } typed ? typed : change.Record.ObjectId;
        var trustee = MailboxOperationReader.Parameter(change, noun == "recipientpermission" ? "Trustee" : "User") ?? MailboxOperationReader.Parameter(change, "Trustee");
        var rights = ParameterText.List(MailboxOperationReader.Parameter(change, "AccessRights"), null);
        if (identity is null || trustee is not { Length: > 0 } || IsSelf(trustee))
        {
            return;
        }

        // "ada@contoso.com:\Inbox" names a folder.
        var colon = noun == "mailboxfolderpermission" ? identity.IndexOf(":\\", StringComparison.Ordinal) : -1;
        var (mailbox, folder) = colon < 0 ? (identity, noun == "mailboxfolderpermission" ? string.Empty : null) : (identity.Substring(0, colon), identity.Substring(colon + 2));
        var isRemoval = change.Operation.StartsWith("Remove-", StringComparison.OrdinalIgnoreCase);
        if (rights.Count == 0)
        {
            rights = noun == "recipientpermission" ? ["SendAs"] : isRemoval ? [] : ["not recorded"];
        }

        if (!isRemoval)
        {
            var draft = Of(drafts, directory, mailbox, folder, trustee, rights);
            draft.Grant ??= change;
            draft.RemovedAt = null;
            draft.Rows.Add(change.Evidence);
            return;
        }

        foreach (var draft in drafts.Of(directory.NameOf(mailbox), directory.NameOf(trustee))
            .Where(draft => draft.Grant is not null && (rights.Count == 0 || rights.Any(right => draft.Rights.Contains(right, StringComparer.OrdinalIgnoreCase)))))
        {
            draft.RemovedAt = change.Time;
            draft.Rows.Add(change.Evidence);
        }
    }

    private static Draft Of(Drafts drafts, MailboxDirectory directory, string mailbox, string? folder, string trustee, IReadOnlyList<string> rights)
    {
        var owner = directory.NameOf(mailbox);
        var who = directory.NameOf(trustee);
        var known = drafts.Of(owner, who);
        var sorted = Sorted(rights);
        var draft = known.FirstOrDefault(one => string.Equals(one.Folder, folder, StringComparison.OrdinalIgnoreCase) && Sorted(one.Rights).SequenceEqual(sorted, StringComparer.OrdinalIgnoreCase));
        if (draft is null)
        {
            known.Add(draft = new Draft(owner, folder, who, rights));
        }

        return draft;
    }

    private static IEnumerable<string> Sorted(IReadOnlyList<string> rights) => rights.OrderBy(right => right, StringComparer.OrdinalIgnoreCase);

    private static bool IsSelf(string trustee) => trustee.EndsWith(@"\SELF", StringComparison.OrdinalIgnoreCase) || trustee.StartsWith("S-1-5-10", StringComparison.OrdinalIgnoreCase)
        || trustee.StartsWith("NT AUTHORITY", StringComparison.OrdinalIgnoreCase);

    /// <summary>Rights by mailbox and holder, so that a removal finds its own without a look at all.</summary>
    private sealed class Drafts
    {
        private readonly Dictionary<(string Mailbox, string Trustee), List<Draft>> byHolder = [];

        public IEnumerable<Draft> All => byHolder.Values.SelectMany(list => list);

        public List<Draft> Of(string mailbox, string trustee)
        {
            if (!byHolder.TryGetValue((mailbox, trustee), out var list))
            {
                byHolder.Add((mailbox, trustee), list = []);
            }

            return list;
        }
    }

    private sealed class Draft(string mailbox, string? folder, string trustee, IReadOnlyList<string> rights)
    {
        public string Mailbox { get; } = mailbox;

        public string? Folder { get; } = folder;

        public string Trustee { get; } = trustee;

        public IReadOnlyList<string> Rights { get; } = rights;

        public bool IsPresent { get; set; }

        public MailFlowEvent? Grant { get; set; }

        public DateTimeOffset? RemovedAt { get; set; }

        public List<EvidenceItem> Rows { get; } = [];

        public MailboxDelegation ToDelegation() => new()
        {
            Mailbox = Mailbox, Folder = Folder, Trustee = Trustee, Rights = Rights, IsPresent = IsPresent, Grant = Grant, RemovedAt = IsPresent ? null : RemovedAt, Evidence = Rows,
        };
    }
}

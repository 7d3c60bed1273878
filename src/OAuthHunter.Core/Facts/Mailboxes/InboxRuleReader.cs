using System.Text.RegularExpressions;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>
/// Rules of mailboxes: as listed, joined with what the log says of them (New-, Set-, Remove-InboxRule, and UpdateInboxRules, by
/// which Outlook reports); also those that only the log shows.
/// </summary>
internal sealed class InboxRuleReader
{
    private static readonly Regex ActionType = new(@"""?ActionType""?\s*[:=]\s*""?(?<type>\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex Quoted = new(@"[^\s""<>\[\]():;,\\]+@[^\s""<>\[\]():;,\\]+", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly string[] WordParameters = ["SubjectContainsWords", "BodyContainsWords", "SubjectOrBodyContainsWords", "FromAddressContainsWords", "HeaderContainsWords"];

    private static readonly string[] ConditionParameters =
    [
        .. WordParameters, "From", "SentTo", "RecipientAddressContainsWords", "MyNameInToBox", "MyNameInCcBox", "MyNameInToOrCcBox", "MyNameNotInToBox", "SentOnlyToMe", "HasAttachment",
        "WithImportance", "MessageTypeMatches", "ReceivedAfterDate", "ReceivedBeforeDate", "FlaggedForAction", "WithSensitivity", "WithinSizeRangeMinimum",
    ];

    private readonly MailboxDirectory directory;
    private readonly Dictionary<string, Draft> drafts = new(StringComparer.OrdinalIgnoreCase);

    private InboxRuleReader(MailboxDirectory directory) => this.directory = directory;

    public static IEnumerable<MailForwarding> Read(EvidenceStore store, MailboxDirectory directory, IEnumerable<MailFlowEvent> changes)
    {
        var reader = new InboxRuleReader(directory);
        foreach (var rule in store.Objects<InboxRule>(EntitySets.InboxRules))
        {
            reader.Add(rule);
        }

        foreach (var change in changes.Where(change => change.Succeeded))
        {
            if (MailboxOperationReader.Is(change, AuditOperations.UpdateInboxRules))
            {
                reader.AddOutlook(change);
            }
            else if (change.Operation.EndsWith("-InboxRule", StringComparison.OrdinalIgnoreCase))
            {
                reader.AddCmdlet(change);
            }
        }

        return reader.drafts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => reader.ToForwarding(pair.Value));
    }

    private void Add(InboxRule rule)
    {
        // Rules whose mailbox nobody tells are told apart by their own id.
        var owner = rule.MailboxOwnerId ?? OwnerIn(rule.Identity);
        var draft = Of(owner, rule.Name ?? rule.RuleIdentity ?? string.Empty, owner is null ? rule.Identity : null);
        draft.IsPresent = true;
        draft.IsHidden = rule.IsHidden;
        draft.IsEnabled = rule.Enabled;
        draft.Targets = [.. (rule.ForwardTo ?? []).Concat(rule.RedirectTo ?? []).Concat(rule.ForwardAsAttachmentTo ?? [])];
        draft.Redirects = rule.RedirectTo is { Count: > 0 };
        draft.Deletes = rule.DeleteMessage == true;
        draft.Folder = rule.MoveToFolder;
        draft.MarksRead = rule.MarkAsRead == true;
        draft.Words = [.. (rule.SubjectContainsWords ?? []).Concat(rule.BodyContainsWords ?? []).Concat(rule.SubjectOrBodyContainsWords ?? []).Concat(rule.FromAddressContainsWords ?? []).Concat(rule.HeaderContainsWords ?? [])];
        draft.HasConditions = rule.HasConditions;
        draft.Rows.Add(EvidenceItem.Of(EntitySets.InboxRules, rule, rule.RuleIdentity ?? rule.Identity, $"Rule '{draft.Name}' in the mailbox of {draft.Mailbox}: {draft.Describe()}"));
    }

    // A Set shows only what was typed: it changes what a New before it said. A listed rule is as listed.
    private void AddCmdlet(MailFlowEvent change)
    {
        var identity = MailboxOperationReader.Parameter(change, "Identity") is { Length: > 0 } typed ? typed : null;
        var name = change.IsCreation ? MailboxOperationReader.Parameter(change, "Name") : null;
        name ??= NameIn(identity) ?? NameIn(change.Record.ObjectId) ?? MailboxOperationReader.Parameter(change, "Name");
        var owner = MailboxOperationReader.Parameter(change, "Mailbox") is { Length: > 0 } mailbox ? mailbox : OwnerIn(identity) ?? OwnerIn(change.Record.ObjectId) ?? change.Actor.UserPrincipalName;

        // Where nothing lists the mailbox, its alias is known by its owner, who nearly always acts himself.
        if (change.Actor.UserPrincipalName is { } upn && owner is not null && owner.IndexOf('@') < 0 && upn.StartsWith(Last(owner) + "@", StringComparison.OrdinalIgnoreCase))
        {
            owner = upn;
        }

        var draft = Of(owner, name ?? string.Empty);
        draft.Note(change);
        if (change.IsRemoval || draft.IsPresent)
        {
            return;
        }

        foreach (var parameter in change.Parameters)
        {
            Apply(draft, parameter.Name, MailboxOperationReader.Parameter(change, parameter.Name) ?? string.Empty);
        }

        if (change.IsCreation)
        {
            draft.HasConditions = change.Record.IsDamaged ? null : change.Parameters.Any(parameter => ConditionParameters.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase));
        }
    }

    private static void Apply(Draft draft, string name, string value)
    {
        switch (name.ToLowerInvariant())
        {
            case "forwardto" or "redirectto" or "forwardasattachmentto":
                draft.Targets = value.Length == 0 ? draft.Targets : [.. draft.Targets, .. value.Split(';').Select(text => text.Trim()).Where(text => text.Length > 0)];
                draft.Redirects |= name.Equals("RedirectTo", StringComparison.OrdinalIgnoreCase) && value.Length > 0;
                break;
            case "deletemessage" or "softdeletemessage":
                draft.Deletes = value.Equals("True", StringComparison.OrdinalIgnoreCase);
                break;
            case "movetofolder":
                draft.Folder = value.Length == 0 ? null : value;
                break;
            case "markasread":
                draft.MarksRead = value.Equals("True", StringComparison.OrdinalIgnoreCase);
                break;
            default:
                draft.Words = WordParameters.Contains(name, StringComparer.OrdinalIgnoreCase) ? [.. draft.Words, .. ParameterText.List(value, null)] : draft.Words;
                break;
        }
    }

    private void AddOutlook(MailFlowEvent change)
    {
        string? Property(string name) => change.Record.OperationProperties?.FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
        var draft = Of(change.Record.MailboxOwner ?? change.Actor.UserPrincipalName, Property("RuleName") ?? string.Empty);
        var operation = Property("RuleOperation") ?? string.Empty;
        var isRemoval = operation.IndexOf("Delete", StringComparison.OrdinalIgnoreCase) >= 0 || operation.IndexOf("Remove", StringComparison.OrdinalIgnoreCase) >= 0;
        draft.Note(change, isRemoval, operation.StartsWith("Add", StringComparison.OrdinalIgnoreCase));
        if (isRemoval || draft.IsPresent || Property("RuleActions") is not { } actions)
        {
            return;
        }

        var types = ActionType.Matches(actions).Cast<Match>().Select(match => match.Groups["type"].Value).DefaultIfEmpty(actions).ToList();
        bool Does(string word) => types.Any(type => type.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
        draft.Targets = Does("Forward") || Does("Redirect") || Does("Delegate") ? [.. Quoted.Matches(actions).Cast<Match>().Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase)] : [];
        draft.Redirects = Does("Redirect");
        draft.Deletes = Does("Delete");
        draft.MarksRead = Does("MarkAsRead") || Does("MarkRead");
        draft.Words = Property("RuleCondition") is { } condition ? [.. condition.Split(['"', '\'', '(', ')', ',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)] : [];
        draft.HasConditions = Property("RuleCondition") is { Length: > 0 } ? true : null;
    }

    private Draft Of(string? owner, string name, string? id = null)
    {
        var mailbox = directory.NameOf(owner);
        var key = $@"{mailbox}\{name.Trim()}\{id}";
        if (!drafts.TryGetValue(key, out var draft))
        {
            drafts.Add(key, draft = new Draft(mailbox, name.Trim()));
        }

        return draft;
    }

    private MailForwarding ToForwarding(Draft draft)
    {
        var start = draft.Creation ?? draft.Events.FirstOrDefault();
        return new MailForwarding
        {
            Kind = ForwardingKind.InboxRule,
            Mailbox = draft.Mailbox,
            RuleName = draft.Name,
            Targets = [.. draft.Targets.Distinct(StringComparer.OrdinalIgnoreCase).Select(directory.Resolve)],
            KeepsCopy = !draft.Deletes && !draft.Redirects,
            IsHidden = draft.IsHidden,
            IsEnabled = draft.IsEnabled,
            IsPresent = draft.IsPresent,
            Since = start?.Time,
            By = start?.Actor,
            ClientIP = start?.ClientIP,
            Until = draft.IsPresent ? null : draft.Removal?.Time,
            Events = draft.Events,
            Evidence = [.. draft.Rows, .. draft.Events.Select(change => change.Evidence)],
            Rule = new InboxRuleShape { Name = draft.Name, Deletes = draft.Deletes, Folder = draft.Folder, MarksRead = draft.MarksRead, Words = draft.Words, HasConditions = draft.HasConditions },
        };
    }

    // "contoso.onmicrosoft.com/…/ada\rule name" or "ada\rule name".
    private static string? OwnerIn(string? identity) => identity?.LastIndexOf('\\') is > 0 and var slash ? identity.Substring(0, slash) : null;

    private static string Last(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private static string? NameIn(string? identity) => identity is null ? null : identity.Substring(identity.LastIndexOf('\\') + 1);

    private sealed class Draft(string mailbox, string name)
    {
        public string Mailbox { get; } = mailbox;

        public string Name { get; } = name;

        public bool IsPresent { get; set; }

        public bool? IsHidden { get; set; }

        public bool? IsEnabled { get; set; }

        public bool? HasConditions { get; set; }

        public bool Deletes { get; set; }

        public bool Redirects { get; set; }

        public bool MarksRead { get; set; }

        public string? Folder { get; set; }

        public IReadOnlyList<string> Targets { get; set; } = [];

        public IReadOnlyList<string> Words { get; set; } = [];

        public List<EvidenceItem> Rows { get; } = [];

        public List<MailFlowEvent> Events { get; } = [];

        public MailFlowEvent? Creation { get; private set; }

        public MailFlowEvent? Removal { get; private set; }

        public void Note(MailFlowEvent change) => Note(change, change.IsRemoval, change.IsCreation);

        public void Note(MailFlowEvent change, bool isRemoval, bool isCreation)
        {
            Events.Add(change);
            Creation = isCreation ? change : Creation;
            Removal = isRemoval ? change : isCreation ? null : Removal;
        }

        public string Describe() => string.Join(", ", new[]
        {
            Targets.Count > 0 ? $"{(Redirects ? "redirects" : "forwards")} to {string.Join("; ", Targets)}" : null,
            Deletes ? "deletes" : null,
            Folder is not null ? $"moves to {Folder}" : null,
            MarksRead ? "marks as read" : null,
            Words.Count > 0 ? $"looks for {string.Join(", ", Words.Take(8))}" : null,
            IsHidden == true ? "hidden" : null,
            IsEnabled == false ? "switched off" : null,
        }.OfType<string>().DefaultIfEmpty("nothing of note"));
    }
}

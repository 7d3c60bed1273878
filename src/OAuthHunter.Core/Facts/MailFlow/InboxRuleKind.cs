namespace OAuthHunter.Facts.MailFlow;

/// <summary>
/// Rules of mailboxes. A name is unique within one mailbox only, so mailbox and rule name the object together. Cmdlets also take
/// the rule's number; only a record that has both ties it to the name.
/// </summary>
internal sealed class InboxRuleKind(MailboxNames mailboxes) : PlainKind(MailFlowObjectKind.InboxRule, "InboxRule")
{
    public override IReadOnlyList<ObjectIdentity> Identify(MailFlowEvent change)
    {
        var owner = OwnerOf(change);
        var texts = new[] { change.IsCreation ? ExchangeOperationReader.Parameter(change, "Name") : null, RuleOf(ExchangeOperationReader.Parameter(change, "Identity")), RuleOf(change.Record.ObjectId) };
        return [.. texts.OfType<string>().Where(text => text.Length > 0).Select(text => Qualify(owner, text)).Distinct()];
    }

    public override string? Renamed(MailFlowEvent change, string current) =>
        base.Renamed(change, current) is { } name ? Qualify(OwnerOf(change), name).Name : null;

    public override string ScopeOf(MailFlowEvent change) => OwnerOf(change);

    public override string ScopeOf(string name) => OwnerIn(name) ?? string.Empty;

    public override ObjectHistory ToHistory(MailFlowLife<MailFlowObject> life, MailFlowObject model, bool isGone)
    {
        var history = base.ToHistory(life, model, isGone);
        return new ObjectHistory(Kind, Noun)
        {
            Name = RuleOf(history.Name) ?? history.Name,
            Owner = OwnerIn(history.Name),
            PreviousNames = [.. history.PreviousNames.Select(name => RuleOf(name) ?? name)],
            Listed = history.Listed,
            Events = history.Events,
            CreatedAt = history.CreatedAt,
            CreatedBy = history.CreatedBy,
            RemovedAt = history.RemovedAt,
            RemovedBy = history.RemovedBy,
            IsPresent = history.IsPresent,
            IsGone = history.IsGone,
            Gaps = history.Gaps,
            Evidence = history.Evidence,
        };
    }

    private string OwnerOf(MailFlowEvent change) => mailboxes.Find(
        ExchangeOperationReader.Parameter(change, "Mailbox")
        ?? OwnerIn(ExchangeOperationReader.Parameter(change, "Identity"))
        ?? OwnerIn(change.Record.ObjectId)
        ?? change.Actor.UserPrincipalName
        ?? "unknown mailbox");

    private static ObjectIdentity Qualify(string owner, string rule) => rule.Length > 9 && rule.All(char.IsDigit)
        ? new ObjectIdentity(null, $"rule:{owner.ToLowerInvariant()}\\{rule}")
        : new ObjectIdentity($"{owner}\\{rule}", null);

    private static string? RuleOf(string? text) => text is null ? null : text.Substring(text.IndexOf('\\') + 1).Trim();

    // "…/contoso.onmicrosoft.com/ada\rule": the mailbox is what stands last before the backslash.
    private static string? OwnerIn(string? text)
    {
        var slash = text?.IndexOf('\\') ?? -1;
        return slash <= 0 ? null : text!.Substring(0, slash).Split('/').Last().Trim();
    }
}

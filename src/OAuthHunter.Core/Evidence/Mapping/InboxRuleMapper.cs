using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-InboxRule and Graph's message rules, which hold conditions and actions in objects of their own.</summary>
public static class InboxRuleMapper
{
    private static readonly string[] ConditionNames =
    [
        "From", "FromAddressContainsWords", "SubjectContainsWords", "BodyContainsWords", "SubjectOrBodyContainsWords", "HeaderContainsWords", "SentTo",
        "RecipientAddressContainsWords", "MessageTypeMatches", "HasAttachment", "WithImportance", "WithinSizeRangeMinimum", "MyNameInToBox", "MyNameInCcBox",
        "MyNameInToOrCcBox", "SentOnlyToMe", "ReceivedAfterDate", "FlaggedForAction", "HasClassification", "WithSensitivity", "FromSubscription",
    ];

    public static InboxRule Map(EvidenceRow row) => row.Object("actions") is { } actions && row.Has("sequence") ? OfGraph(row, actions) : OfExchange(row);

    private static InboxRule OfExchange(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity"),
        RuleIdentity = row.Text("RuleIdentity"),
        Name = row.Text("Name"),
        Enabled = row.Flag("Enabled"),
        MailboxOwnerId = row.Text("MailboxOwnerId", "Mailbox", "UserPrincipalName"),
        IsHidden = row.Flag("IsHidden"),
        ForwardTo = ExchangeValues.Whole(row, "ForwardTo"),
        RedirectTo = ExchangeValues.Whole(row, "RedirectTo"),
        ForwardAsAttachmentTo = ExchangeValues.Whole(row, "ForwardAsAttachmentTo"),
        DeleteMessage = row.Flag("DeleteMessage"),
        MoveToFolder = row.Text("MoveToFolder"),
        MarkAsRead = row.Flag("MarkAsRead"),
        StopProcessingRules = row.Flag("StopProcessingRules"),
        SubjectContainsWords = ExchangeValues.List(row, "SubjectContainsWords"),
        BodyContainsWords = ExchangeValues.List(row, "BodyContainsWords"),
        SubjectOrBodyContainsWords = ExchangeValues.List(row, "SubjectOrBodyContainsWords"),
        From = ExchangeValues.Whole(row, "From"),
        FromAddressContainsWords = ExchangeValues.List(row, "FromAddressContainsWords"),
        HeaderContainsWords = ExchangeValues.List(row, "HeaderContainsWords"),
        HasConditions = !ConditionNames.Any(row.Has) ? null : ConditionNames.Any(name => row.Text(name) is { Length: > 0 } text && text is not ("[]" or "{}" or "False" or "false")),
    };

    private static InboxRule OfGraph(EvidenceRow row, EvidenceRow actions)
    {
        var conditions = row.Object("conditions");
        return new InboxRule
        {
            Origin = row.Origin,
            Identity = row.Text("id"),
            Name = row.Text("displayName"),
            Enabled = row.Flag("isEnabled"),
            MailboxOwnerId = row.Text("mailbox", "userPrincipalName") ?? Owner(row.Text("@odata.context")),
            ForwardTo = Recipients(actions, "forwardTo"),
            RedirectTo = Recipients(actions, "redirectTo"),
            ForwardAsAttachmentTo = Recipients(actions, "forwardAsAttachmentTo"),
            DeleteMessage = actions.Flag("delete") ?? actions.Flag("permanentDelete"),
            MoveToFolder = actions.Text("moveToFolder"),
            MarkAsRead = actions.Flag("markAsRead"),
            StopProcessingRules = actions.Flag("stopProcessingRules"),
            SubjectContainsWords = conditions?.Texts("subjectContains"),
            BodyContainsWords = conditions?.Texts("bodyContains"),
            SubjectOrBodyContainsWords = conditions?.Texts("bodyOrSubjectContains"),
            FromAddressContainsWords = conditions?.Texts("senderContains"),
            HasConditions = conditions is not null && conditions.Names.Any(name => conditions.Text(name) is { Length: > 0 } text && text is not ("[]" or "false" or "False")),
        };
    }

    // "…#users('bo%40contoso.com')/mailFolders('inbox')/messageRules"
    private static string? Owner(string? context)
    {
        const string Prefix = "users('";
        var start = context?.IndexOf(Prefix, StringComparison.Ordinal) ?? -1;
        var end = start < 0 ? -1 : context!.IndexOf('\'', start + Prefix.Length);
        return end < 0 ? null : Uri.UnescapeDataString(context!.Substring(start + Prefix.Length, end - start - Prefix.Length));
    }

    private static IReadOnlyList<string>? Recipients(EvidenceRow actions, string name) => !actions.Has(name) ? null :
        [.. (actions.Objects(name) ?? []).Select(recipient => recipient.Object("emailAddress")?.Text("address")).OfType<string>()];
}

namespace OAuthHunter.Model;

/// <summary>A rule in somebody's inbox (<c>Get-InboxRule</c>, Graph's messageRules).</summary>
public sealed record InboxRule : EvidenceRecord
{
    public string? Identity { get; init; }

    /// <summary>Number of the rule in its mailbox; larger than 64 bits signed, so a text.</summary>
    public string? RuleIdentity { get; init; }
    public string? Name { get; init; }
    public bool? Enabled { get; init; }

    /// <summary>Whose inbox it is; null where the export does not tell.</summary>
    public string? MailboxOwnerId { get; init; }

    /// <summary>True when only a listing with hidden rules showed it; null when no such comparison was made.</summary>
    public bool? IsHidden { get; init; }
    public IReadOnlyList<string>? ForwardTo { get; init; }
    public IReadOnlyList<string>? RedirectTo { get; init; }
    public IReadOnlyList<string>? ForwardAsAttachmentTo { get; init; }
    public bool? DeleteMessage { get; init; }
    public string? MoveToFolder { get; init; }
    public bool? MarkAsRead { get; init; }
    public bool? StopProcessingRules { get; init; }
    public IReadOnlyList<string>? SubjectContainsWords { get; init; }
    public IReadOnlyList<string>? BodyContainsWords { get; init; }
    public IReadOnlyList<string>? SubjectOrBodyContainsWords { get; init; }
    public IReadOnlyList<string>? From { get; init; }
    public IReadOnlyList<string>? FromAddressContainsWords { get; init; }
    public IReadOnlyList<string>? HeaderContainsWords { get; init; }

    /// <summary>Whether the export told any condition at all, so that a rule for all mail can be told from a clipped row.</summary>
    public bool? HasConditions { get; init; }
}

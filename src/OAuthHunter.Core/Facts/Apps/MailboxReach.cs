using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Apps;

/// <summary>
/// Which mailboxes an app reaches with what Entra granted it over mail. Grants of Entra and roles of Exchange add up: a scoped role
/// narrows nothing while the grant for the whole tenant stands.
/// </summary>
public sealed record MailboxReach
{
    public required MailboxReachKind Kind { get; init; }

    /// <summary>For people: "every mailbox", "mailboxes in 'Group' only".</summary>
    public required string Description { get; init; }

    /// <summary>
    /// Members of the groups that an app is bound to; who is in two of them counts twice. Null when the app is not bound, or when one
    /// of the groups was not counted.
    /// </summary>
    public int? MemberCount { get; init; }

    /// <summary>There are more members than were counted.</summary>
    public bool HasMoreMembers { get; init; }

    /// <summary>Policies for the app that bind nobody any more, because their group is gone.</summary>
    public IReadOnlyList<EvidenceItem> Broken { get; init; } = [];

    /// <summary>The policies that say so; empty where none applies.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];
}

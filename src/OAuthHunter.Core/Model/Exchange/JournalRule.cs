namespace OAuthHunter.Model;

/// <summary>A rule that copies mail to a journal (<c>Get-JournalRule</c>).</summary>
public sealed record JournalRule : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Guid { get; init; }
    public string? Name { get; init; }
    public bool? Enabled { get; init; }

    /// <summary>Where the copies go.</summary>
    public string? JournalEmailAddress { get; init; }

    /// <summary>Whose mail; null for everybody's.</summary>
    public string? Recipient { get; init; }

    /// <summary>Global, Internal or External.</summary>
    public string? Scope { get; init; }
    public DateTimeOffset? WhenCreated { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}

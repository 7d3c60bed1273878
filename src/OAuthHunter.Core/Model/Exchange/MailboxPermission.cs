namespace OAuthHunter.Model;

/// <summary>A right on a mailbox or one of its folders (<c>Get-MailboxPermission</c>, <c>Get-MailboxFolderPermission</c>).</summary>
public sealed record MailboxPermission : EvidenceRecord
{
    /// <summary>The mailbox.</summary>
    public string? Identity { get; init; }

    /// <summary>Null for a right on the whole mailbox.</summary>
    public string? FolderName { get; init; }

    /// <summary>Who holds it.</summary>
    public string? User { get; init; }
    public IReadOnlyList<string>? AccessRights { get; init; }
    public bool? Deny { get; init; }
    public bool? IsInherited { get; init; }
}

namespace OAuthHunter.Model;

/// <summary>A recipient of the organisation whose mail goes outside (<c>Get-MailContact</c>, <c>Get-MailUser</c>).</summary>
public sealed record MailContact : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Guid { get; init; }
    public string? Name { get; init; }
    public string? Alias { get; init; }
    public string? DisplayName { get; init; }
    public string? PrimarySmtpAddress { get; init; }

    /// <summary>Where its mail really goes.</summary>
    public string? ExternalEmailAddress { get; init; }
    public DateTimeOffset? WhenCreated { get; init; }
}

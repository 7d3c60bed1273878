namespace OAuthHunter.Model;

/// <summary>A user account (Graph <c>user</c>).</summary>
public sealed record User : EvidenceRecord
{
    public string? Id { get; init; }
    public string? UserPrincipalName { get; init; }
    public string? DisplayName { get; init; }
    public string? Mail { get; init; }
    public string? MailNickname { get; init; }
    public string? UserType { get; init; }
    public bool? AccountEnabled { get; init; }
    public bool? OnPremisesSyncEnabled { get; init; }
    public DateTimeOffset? CreatedDateTime { get; init; }
    public DateTimeOffset? LastPasswordChangeDateTime { get; init; }
}

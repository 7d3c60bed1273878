namespace OAuthHunter.Model;

/// <summary>One user's request for consent (Graph <c>userConsentRequest</c>).</summary>
public sealed record UserConsentRequest
{
    public string? Id { get; init; }
    public string? UserId { get; init; }
    public string? UserPrincipalName { get; init; }
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>InProgress, Completed, Expired …</summary>
    public string? Status { get; init; }

    /// <summary>What the user wrote.</summary>
    public string? Reason { get; init; }
}

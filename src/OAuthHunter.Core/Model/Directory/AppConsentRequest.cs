namespace OAuthHunter.Model;

/// <summary>An app that users asked an administrator to consent to (Graph <c>appConsentRequest</c>).</summary>
public sealed record AppConsentRequest : EvidenceRecord
{
    public string? Id { get; init; }
    public string? AppId { get; init; }
    public string? AppDisplayName { get; init; }

    /// <summary>Scopes that wait for a decision, by name.</summary>
    public IReadOnlyList<string>? PendingScopes { get; init; }

    /// <summary>Who asked; null when the requests were not captured with it.</summary>
    public IReadOnlyList<UserConsentRequest>? UserConsentRequests { get; init; }
}

namespace OAuthHunter.Model;

/// <summary>A secret, certificate or federated trust that lets somebody act as an app.</summary>
public sealed record AppCredential
{
    public AppCredentialKind Kind { get; init; }
    public string? KeyId { get; init; }
    public string? DisplayName { get; init; }
    public DateTimeOffset? StartDateTime { get; init; }
    public DateTimeOffset? EndDateTime { get; init; }

    /// <summary>First characters of a secret, as Graph shows them; never the secret.</summary>
    public string? Hint { get; init; }

    /// <summary>Verify (proves the app) or Sign (SAML token signing).</summary>
    public string? Usage { get; init; }
    public string? Type { get; init; }
    public string? Thumbprint { get; init; }
    public string? Issuer { get; init; }
    public string? Subject { get; init; }

    /// <summary>Federated only: an expression that subjects must fulfil, in place of one subject (Graph beta).</summary>
    public string? ClaimsMatchingExpression { get; init; }
}

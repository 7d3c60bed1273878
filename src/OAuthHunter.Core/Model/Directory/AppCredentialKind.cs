namespace OAuthHunter.Model;

/// <summary>What an app proves itself with.</summary>
public enum AppCredentialKind
{
    /// <summary>A client secret (Graph <c>passwordCredential</c>).</summary>
    Secret,

    /// <summary>A certificate (Graph <c>keyCredential</c>).</summary>
    Certificate,

    /// <summary>Trust in tokens of another issuer (Graph <c>federatedIdentityCredential</c>).</summary>
    Federated,
}

using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>
/// Tells SAML token signing keys from credentials that prove the app. Entra adds a signing certificate as three entries: a Sign
/// key, its Verify twin and a password that unlocks the Sign key.
/// </summary>
internal static class SamlSigning
{
    public static bool Is(AppCredential credential, IReadOnlyList<AppCredential> siblings, ServicePrincipal? principal)
    {
        if (IsSign(credential))
        {
            return true;
        }

        if (credential.Kind == AppCredentialKind.Secret)
        {
            return credential.KeyId is not null && siblings.Any(other => IsSign(other) && other.Kind != AppCredentialKind.Secret && Same(other.KeyId, credential.KeyId));
        }

        return credential.Kind == AppCredentialKind.Certificate
            && (string.Equals(principal?.PreferredSingleSignOnMode, "saml", StringComparison.OrdinalIgnoreCase)
                || Same(credential.Thumbprint, principal?.PreferredTokenSigningKeyThumbprint)
                || siblings.Any(other => IsSign(other) && (Same(other.Thumbprint, credential.Thumbprint) || Same(other.DisplayName, credential.DisplayName))));
    }

    private static bool IsSign(AppCredential credential) => string.Equals(credential.Usage, "Sign", StringComparison.OrdinalIgnoreCase);

    private static bool Same(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

using OAuthHunter.Facts.Apps;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Credentials;

/// <summary>Words and small judgements that the detections of credentials share.</summary>
internal static class CredentialText
{
    /// <summary>"secret 'backup'".</summary>
    public static string Name(HeldCredential held) => Name(held.Credential);

    public static string Name(AppCredential credential) => $"{credential.Kind.ToString().ToLowerInvariant()} '{credential.DisplayName ?? credential.KeyId ?? "without a name"}'";

    public static string Names(IEnumerable<HeldCredential> held) => string.Join(", ", held.Select(Name).Distinct(StringComparer.Ordinal));

    public static bool IsManagedIdentity(AppProfile app) => string.Equals(app.ServicePrincipal?.ServicePrincipalType, "ManagedIdentity", StringComparison.OrdinalIgnoreCase);

    public static bool Same(string? one, string? other) => !string.IsNullOrEmpty(one) && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

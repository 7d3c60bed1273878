using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the credential lists of applications and service principals.</summary>
internal static class AppCredentialMapper
{
    /// <summary>Null when the export did not ask for the property.</summary>
    public static IReadOnlyList<AppCredential>? Map(EvidenceRow row, string name, AppCredentialKind kind) =>
        row.Objects(name) is not { } items ? null : items.Count == 0 ? [] : [.. items.Select(item => Map(item, kind))];

    private static AppCredential Map(EvidenceRow item, AppCredentialKind kind) => new()
    {
        Kind = kind,
        KeyId = item.Text("keyId", "id"),
        DisplayName = item.Text("displayName", "name"),
        StartDateTime = item.Time("startDateTime", "startDate"),
        EndDateTime = item.Time("endDateTime", "endDate"),
        Hint = item.Text("hint"),
        Usage = item.Text("usage"),
        Type = item.Text("type"),
        Thumbprint = item.Text("customKeyIdentifier"),
        Issuer = item.Text("issuer"),
        Subject = item.Text("subject"),
        ClaimsMatchingExpression = item.Object("claimsMatchingExpression")?.Text("value") ?? item.Text("claimsMatchingExpression"),
    };
}

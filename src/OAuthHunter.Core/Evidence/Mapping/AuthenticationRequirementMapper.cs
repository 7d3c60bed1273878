using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the per-user MFA state of one user. Graph names him in the context of the answer only: <c>users('…')/authentication/requirements</c>.</summary>
public static class AuthenticationRequirementMapper
{
    public static AuthenticationRequirement Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id", "userId") ?? Named(row.Text("@odata.context")),
        UserPrincipalName = row.Text("userPrincipalName"),
        PerUserMfaState = row.Text("perUserMfaState"),
    };

    private static string? Named(string? context)
    {
        const string Prefix = "users('";
        var start = context?.IndexOf(Prefix, StringComparison.Ordinal) ?? -1;
        var end = start < 0 ? -1 : context!.IndexOf('\'', start + Prefix.Length);
        return end < 0 ? null : Uri.UnescapeDataString(context!.Substring(start + Prefix.Length, end - start - Prefix.Length));
    }
}

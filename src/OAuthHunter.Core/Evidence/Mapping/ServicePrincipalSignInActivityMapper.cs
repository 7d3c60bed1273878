using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a servicePrincipalSignInActivity object of Graph beta.</summary>
public static class ServicePrincipalSignInActivityMapper
{
    public static ServicePrincipalSignInActivity Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        AppId = row.Text("appId"),
        LastSignInDateTime = row.Object("lastSignInActivity")?.Time("lastSignInDateTime") ?? row.Time("lastSignInDateTime"),
        ApplicationAuthenticationClientLastSignInDateTime =
            row.Object("applicationAuthenticationClientSignInActivity")?.Time("lastSignInDateTime")
            ?? row.Time("applicationAuthenticationClientLastSignInDateTime"),
    };
}

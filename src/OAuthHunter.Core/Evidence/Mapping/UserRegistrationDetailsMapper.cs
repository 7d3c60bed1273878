using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a userRegistrationDetails object of Graph.</summary>
public static class UserRegistrationDetailsMapper
{
    public static UserRegistrationDetails Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        UserPrincipalName = row.Text("userPrincipalName"),
        UserDisplayName = row.Text("userDisplayName"),
        IsAdmin = row.Flag("isAdmin"),
        IsMfaRegistered = row.Flag("isMfaRegistered"),
        IsMfaCapable = row.Flag("isMfaCapable"),
        IsPasswordlessCapable = row.Flag("isPasswordlessCapable"),
        MethodsRegistered = row.Texts("methodsRegistered"),
        LastUpdatedDateTime = row.Time("lastUpdatedDateTime"),
    };
}

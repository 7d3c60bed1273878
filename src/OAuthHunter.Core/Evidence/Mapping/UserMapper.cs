using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a user object of Graph.</summary>
public static class UserMapper
{
    public static User Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id", "objectId"),
        UserPrincipalName = row.Text("userPrincipalName"),
        DisplayName = row.Text("displayName"),
        Mail = row.Text("mail"),
        MailNickname = row.Text("mailNickname"),
        UserType = row.Text("userType"),
        AccountEnabled = row.Flag("accountEnabled"),
        OnPremisesSyncEnabled = row.Flag("onPremisesSyncEnabled") ?? row.Flag("dirSyncEnabled"),
        CreatedDateTime = row.Time("createdDateTime"),
        LastPasswordChangeDateTime = row.Time("lastPasswordChangeDateTime"),
    };
}

using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-MailboxPermission and Get-MailboxFolderPermission.</summary>
public static class MailboxPermissionMapper
{
    public static MailboxPermission Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity"),
        FolderName = row.Text("FolderName"),
        User = row.Text("User", "UserPrincipalName"),
        AccessRights = ExchangeValues.List(row, "AccessRights"),
        Deny = row.Flag("Deny"),
        IsInherited = row.Flag("IsInherited"),
    };
}

using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-RecipientPermission.</summary>
public static class RecipientPermissionMapper
{
    public static RecipientPermission Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity"),
        Trustee = row.Text("Trustee"),
        AccessRights = ExchangeValues.List(row, "AccessRights"),
        AccessControlType = row.Text("AccessControlType"),
        IsInherited = row.Flag("IsInherited"),
    };
}

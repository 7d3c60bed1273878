using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-ManagementRoleAssignment.</summary>
public static class ManagementRoleAssignmentMapper
{
    public static ManagementRoleAssignment Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Name = row.Text("Name"),
        Role = row.Text("Role"),
        RoleAssignee = row.Text("RoleAssignee", "User"),
        RoleAssigneeName = row.Text("RoleAssigneeName"),
        RoleAssigneeType = row.Text("RoleAssigneeType"),
        CustomResourceScope = row.Text("CustomResourceScope"),
        CustomRecipientWriteScope = row.Text("CustomRecipientWriteScope"),
        RecipientAdministrativeUnitScope = row.Text("RecipientAdministrativeUnitScope"),
        Enabled = row.Flag("Enabled"),
    };
}

using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a delegatedAdminRelationship object of Graph.</summary>
public static class DelegatedAdminRelationshipMapper
{
    public static DelegatedAdminRelationship Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        DisplayName = row.Text("displayName"),
        Status = row.Text("status"),
        Customer = row.Object("customer") is { } customer
            ? new DelegatedAdminCustomer { TenantId = customer.Text("tenantId"), DisplayName = customer.Text("displayName") }
            : null,
        AccessDetails = row.Object("accessDetails")?.Objects("unifiedRoles") is { } roles
            ? new DelegatedAdminAccess { UnifiedRoles = [.. roles.Select(role => new DelegatedAdminRole { RoleDefinitionId = role.Text("roleDefinitionId") })] }
            : null,
        CreatedDateTime = row.Time("createdDateTime"),
        ActivatedDateTime = row.Time("activatedDateTime"),
        EndDateTime = row.Time("endDateTime"),
        AutoExtendDuration = row.Text("autoExtendDuration"),
    };
}

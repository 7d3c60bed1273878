using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a unifiedRoleDefinition or directoryRole object of Graph.</summary>
public static class RoleDefinitionMapper
{
    public static RoleDefinition Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        TemplateId = row.Text("templateId", "roleTemplateId"),
        DisplayName = row.Text("displayName"),
        IsBuiltIn = row.Flag("isBuiltIn"),
        RolePermissions = row.Flag("isBuiltIn") == false && row.Objects("rolePermissions") is { } permissions
            ? [.. permissions.Select(permission => new RolePermission { AllowedResourceActions = permission.Texts("allowedResourceActions") })]
            : null,
    };
}

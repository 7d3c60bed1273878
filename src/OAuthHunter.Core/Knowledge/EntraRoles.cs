using System.Globalization;

namespace OAuthHunter.Knowledge;

/// <summary>Built-in Entra roles by template id and by the names that audit logs use.</summary>
public static class EntraRoles
{
    private static readonly Lazy<IReadOnlyList<EntraRole>> Table = new(() => [.. KnowledgeTable.Load("entra-roles.csv").Select(row => new EntraRole
    {
        TemplateId = row["template_id"],
        Name = row["name"],
        Tier = int.TryParse(row["oh_tier"], NumberStyles.Integer, CultureInfo.InvariantCulture, out var tier) ? tier : null,
        ExchangePlane = row["exo_plane"].Length > 0 ? row["exo_plane"] : null,
        AuditLogAliases = row["audit_log_alias"].Length > 0 ? row["audit_log_alias"].Split('|') : [],
    })]);

    private static readonly Lazy<Dictionary<string, EntraRole>> ById = new(() =>
        Table.Value.ToDictionary(role => role.TemplateId, StringComparer.OrdinalIgnoreCase));

    private static readonly Lazy<Dictionary<string, EntraRole>> ByName = new(() =>
    {
        // A role's own name wins over another role's alias ("Helpdesk Administrator" is both).
        var names = new Dictionary<string, EntraRole>(StringComparer.OrdinalIgnoreCase);
        foreach (var role in Table.Value)
        {
            names[role.Name] = role;
        }

        foreach (var role in Table.Value)
        {
            foreach (var alias in role.AuditLogAliases.Where(alias => !names.ContainsKey(alias)))
            {
                names[alias] = role;
            }
        }

        return names;
    });

    public static IReadOnlyList<EntraRole> All => Table.Value;

    /// <summary>The role of that template id, or null for a custom or unknown role.</summary>
    public static EntraRole? Find(string? templateId) => templateId is not null && ById.Value.TryGetValue(templateId, out var role) ? role : null;

    /// <summary>The role of that name or audit log alias, or null.</summary>
    public static EntraRole? FindByName(string? name) => name is not null && ByName.Value.TryGetValue(name.Trim(), out var role) ? role : null;
}

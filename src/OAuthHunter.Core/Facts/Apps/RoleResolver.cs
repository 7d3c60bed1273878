using OAuthHunter.Findings;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>Finds the template behind a role as assignments and audit events name it: by id, else by name or its old alias.</summary>
internal sealed class RoleResolver
{
    private readonly Dictionary<string, RoleDefinition> definitions = new(StringComparer.OrdinalIgnoreCase);

    public RoleResolver(IEnumerable<RoleDefinition> roleDefinitions)
    {
        foreach (var definition in roleDefinitions.Where(definition => definition.Id is not null))
        {
            definitions[definition.Id!] = definition;
        }
    }

    /// <summary>Null when neither id nor name says which role it is.</summary>
    public HeldRole? Resolve(string? id, string? name, EvidenceItem evidence)
    {
        var definition = id is not null && definitions.TryGetValue(id, out var found) ? found : null;
        var role = EntraRoles.Find(definition?.TemplateId) ?? EntraRoles.Find(id) ?? (definition is null ? EntraRoles.FindByName(name) : null);
        var template = role?.TemplateId ?? definition?.TemplateId ?? id;
        if (template is null)
        {
            return null;
        }

        return new HeldRole
        {
            RoleTemplateId = template.ToLowerInvariant(),
            Name = role?.Name ?? definition?.DisplayName ?? name ?? template,
            Tier = role?.Tier,
            IsExchangePlane = role?.IsExchangePlane ?? false,
            Evidence = evidence,
        };
    }
}

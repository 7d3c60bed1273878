using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Directory;

/// <summary>Role definitions, who holds them, and groups, one of which carries a role.</summary>
internal static class Administrators
{
    public static void Build(Contoso contoso)
    {
        foreach (var (id, name) in Roles.All)
        {
            contoso.Add(EntitySets.RoleDefinitions, new RoleDefinition { Id = id, TemplateId = id, DisplayName = name, IsBuiltIn = true });
        }

        foreach (var person in contoso.People.All.Where(person => person.IsAdmin))
        {
            foreach (var role in person.Roles)
            {
                Assign(contoso, role, person.Id, "User", person.DisplayName, person.UserPrincipalName);
            }
        }

        var operators = AddGroup(contoso, "Mail operators", true, [contoso.People.Staff[20].Id, contoso.People.Staff[41].Id]);
        Assign(contoso, Roles.GlobalReader, operators, "Group", "Mail operators", null);
        AddOrdinaryGroups(contoso);
    }

    public static void Assign(Contoso contoso, string role, string principalId, string principalType, string name, string? userPrincipalName) =>
        contoso.Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment
        {
            Id = contoso.Id($"assignment/{role}/{principalId}"),
            PrincipalId = principalId,
            PrincipalType = principalType,
            PrincipalDisplayName = name,
            PrincipalUserPrincipalName = userPrincipalName,
            RoleDefinitionId = role,
            RoleDisplayName = Roles.NameOf(role),
            DirectoryScopeId = "/",
        });

    public static string AddGroup(Contoso contoso, string name, bool carriesRoles, IReadOnlyList<string> members)
    {
        var id = contoso.Id($"group/{name}");
        contoso.Add(EntitySets.Groups, new Group { Id = id, DisplayName = name, IsAssignableToRole = carriesRoles ? true : null, MemberIds = members, OwnerIds = carriesRoles ? [] : null });
        return id;
    }

    private static void AddOrdinaryGroups(Contoso contoso)
    {
        var random = contoso.Random("groups");
        string[] names = ["Finance", "Sales", "Engineering", "People and culture", "Facilities", "Legal", "Marketing", "Support", "Works council", "All managers"];
        foreach (var name in names)
        {
            AddGroup(contoso, name, false, [.. random.Some(contoso.People.Staff, random.Between(4, 15)).Select(person => person.Id)]);
        }
    }
}

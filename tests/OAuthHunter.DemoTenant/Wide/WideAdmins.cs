using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>Makes accounts of their own for cases about administrators, so that each has just the one flaw that is its case.</summary>
internal sealed class WideAdmins(Contoso contoso, string purpose)
{
    private int made;

    /// <summary>An account with a role (or without, when it is null) and registered methods.</summary>
    public Person Add(string name, string? role, params string[] methods)
    {
        var number = 5000 + ++made;
        var person = new Person(number, contoso.Id($"wide/{purpose}/{name}"), name, "Wide", $"{name}.wide@{Contoso.Domain}".ToLowerInvariant(), Place.Amsterdam)
        {
            Created = contoso.DaysAgo(800),
            Roles = role is null ? [] : [role],
            DeviceId = contoso.Id($"wide/{purpose}/{name}/device"),
        };
        contoso.Add(EntitySets.Users, new User
        {
            Id = person.Id, UserPrincipalName = person.UserPrincipalName, DisplayName = person.DisplayName, UserType = "Member", AccountEnabled = true,
            CreatedDateTime = person.Created, LastPasswordChangeDateTime = contoso.DaysAgo(90),
        });
        contoso.Add(EntitySets.UserRegistrationDetails, new UserRegistrationDetails
        {
            Id = person.Id, UserPrincipalName = person.UserPrincipalName, IsAdmin = role is not null, IsMfaRegistered = methods.Length > 0, MethodsRegistered = methods,
        });
        if (role is not null)
        {
            contoso.Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment
            {
                Id = contoso.Id($"wide/{purpose}/{name}/role"), PrincipalId = person.Id, PrincipalType = "User", PrincipalUserPrincipalName = person.UserPrincipalName,
                RoleDefinitionId = role, DirectoryScopeId = "/",
            });
        }

        return person;
    }
}

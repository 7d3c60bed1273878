using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Directory;

/// <summary>User objects and the report of their registered methods.</summary>
internal static class UserAccounts
{
    public static void Build(Contoso contoso)
    {
        var random = contoso.Random("methods");
        foreach (var person in contoso.People.All)
        {
            contoso.Add(EntitySets.Users, new User
            {
                Id = person.Id,
                UserPrincipalName = person.UserPrincipalName,
                DisplayName = person.DisplayName,
                Mail = person.IsAdmin ? null : person.UserPrincipalName,
                MailNickname = person.UserPrincipalName.Split('@')[0],
                UserType = "Member",
                AccountEnabled = true,
                OnPremisesSyncEnabled = person.IsAdmin ? null : true,
                CreatedDateTime = person.Created,
            });
            AddMethods(contoso, random, person);
        }
    }

    private static void AddMethods(Contoso contoso, DemoRandom random, Person person)
    {
        var isVictim = contoso.Options.IncludeAttack && person == contoso.People.Victim;
        string[] methods = isVictim ? []
            : person.IsBreakGlass ? ["passKeyDeviceBound"]
            : person.IsAdmin ? ["passKeyDeviceBound", "microsoftAuthenticatorPush", "softwareOneTimePasscode"]
            : random.Chance(8) ? ["mobilePhone"]
            : ["microsoftAuthenticatorPush", "softwareOneTimePasscode"];
        contoso.Add(EntitySets.UserRegistrationDetails, new UserRegistrationDetails
        {
            Id = person.Id,
            UserPrincipalName = person.UserPrincipalName,
            UserDisplayName = person.DisplayName,
            IsAdmin = person.IsAdmin,
            IsMfaRegistered = methods.Length > 0,
            IsMfaCapable = methods.Length > 0,
            IsPasswordlessCapable = methods.Contains("passKeyDeviceBound"),
            MethodsRegistered = methods,
            LastUpdatedDateTime = contoso.DaysAgo(1).AddHours(3),
        });
    }
}

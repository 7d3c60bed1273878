using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>Policies for widened tenants.</summary>
internal static class AccessPolicy
{
    public static ConditionalAccessConditions Everyone => new()
    {
        IncludeUsers = ["All"], ExcludeUsers = [], IncludeGroups = [], ExcludeGroups = [], IncludeRoles = [], ExcludeRoles = [],
        IncludeApplications = ["All"], ExcludeApplications = [], ClientAppTypes = ["all"],
    };

    /// <summary>Takes the demo's own policies out, so that a case has none but its own.</summary>
    public static void Clear(Contoso contoso)
    {
        contoso.Remove(EntitySets.ConditionalAccessPolicies, _ => true);
        contoso.Captured.Add(EntitySets.ConditionalAccessPolicies);
        contoso.Captured.Add(EntitySets.NamedLocations);
        contoso.Captured.Add(EntitySets.RiskyUsers);
    }

    public static void Add(Contoso contoso, string name, ConditionalAccessConditions conditions, string[] controls, ConditionalAccessSessionControls? session = null, string state = "enabled", int age = 400) =>
        contoso.Add(EntitySets.ConditionalAccessPolicies, new ConditionalAccessPolicy
        {
            Id = contoso.Id($"policy/{name}"),
            DisplayName = name,
            State = state,
            CreatedDateTime = contoso.DaysAgo(age).AddHours(9),
            ModifiedDateTime = contoso.DaysAgo(age).AddHours(9),
            Conditions = conditions,
            GrantControls = controls.Length == 0 ? null : new ConditionalAccessGrantControls { Operator = "AND", BuiltInControls = controls },
            SessionControls = session,
        });

    public static void AddStrength(Contoso contoso, string name, ConditionalAccessConditions conditions, ConditionalAccessSessionControls? session = null) =>
        contoso.Add(EntitySets.ConditionalAccessPolicies, new ConditionalAccessPolicy
        {
            Id = contoso.Id($"policy/{name}"),
            DisplayName = name,
            State = "enabled",
            CreatedDateTime = contoso.DaysAgo(400).AddHours(9),
            Conditions = conditions,
            GrantControls = new ConditionalAccessGrantControls { Operator = "OR", BuiltInControls = [], AuthenticationStrengthId = "00000000-0000-0000-0000-000000000004", AuthenticationStrengthName = "Phishing-resistant MFA" },
            SessionControls = session,
        });
}

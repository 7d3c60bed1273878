using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Directory;

/// <summary>Conditional Access: sound but for a group of exceptions that somebody forgot.</summary>
internal static class AccessPolicies
{
    private static readonly string[] AllApps = ["All"];

    private static readonly string[] AllClients = ["all"];

    public static void Build(Contoso contoso)
    {
        var victim = contoso.People.Victim;
        var exceptions = Administrators.AddGroup(contoso, "CA exceptions - migration", false, contoso.Options.IncludeAttack ? [victim.Id] : []);
        string[] emergency = [.. contoso.People.BreakGlass.Select(person => person.Id)];
        Add(contoso, "CA01 Multifactor authentication for administrators", "enabled", 640, ["mfa"], new ConditionalAccessConditions
        {
            IncludeRoles = [.. Roles.All.Select(role => role.TemplateId)],
            ExcludeUsers = emergency,
            ExcludeGroups = [exceptions],
            IncludeApplications = AllApps,
            ClientAppTypes = AllClients,
        });
        Add(contoso, "CA02 Multifactor authentication for everyone outside the offices", "enabled", 640, ["mfa"], new ConditionalAccessConditions
        {
            IncludeUsers = ["All"],
            ExcludeUsers = emergency,
            ExcludeGroups = [exceptions],
            IncludeApplications = AllApps,
            ClientAppTypes = AllClients,
            IncludeLocations = ["All"],
            ExcludeLocations = ["AllTrusted"],
        });
        Add(contoso, "CA03 Emergency access only with a security key", "enabled", 500, [], new ConditionalAccessConditions
        {
            IncludeUsers = emergency,
            IncludeApplications = AllApps,
            ClientAppTypes = AllClients,
        });
        Add(contoso, "CA04 Block legacy authentication", "enabled", 640, ["block"], new ConditionalAccessConditions
        {
            IncludeUsers = ["All"],
            ExcludeUsers = emergency,
            IncludeApplications = AllApps,
            ClientAppTypes = ["exchangeActiveSync", "other"],
        });
        Add(contoso, "CA05 Compliant device for administrators", "enabledForReportingButNotEnforced", 120, ["compliantDevice"], new ConditionalAccessConditions
        {
            IncludeRoles = [.. Roles.All.Select(role => role.TemplateId)],
            ExcludeUsers = emergency,
            IncludeApplications = AllApps,
            ClientAppTypes = AllClients,
        });
    }

    private static void Add(Contoso contoso, string name, string state, int age, string[] controls, ConditionalAccessConditions conditions)
    {
        // Without a built-in control the policy asks for Microsoft's own phishing-resistant strength.
        var needsKey = controls.Length == 0;
        contoso.Add(EntitySets.ConditionalAccessPolicies, new ConditionalAccessPolicy
        {
            Id = contoso.Id($"policy/{name}"),
            DisplayName = name,
            State = state,
            CreatedDateTime = contoso.DaysAgo(age).AddHours(13),
            ModifiedDateTime = contoso.DaysAgo(age - 30).AddHours(13),
            Conditions = conditions,
            GrantControls = new ConditionalAccessGrantControls
            {
                Operator = "OR",
                BuiltInControls = controls,
                AuthenticationStrengthId = needsKey ? "00000000-0000-0000-0000-000000000004" : null,
                AuthenticationStrengthName = needsKey ? "Phishing-resistant MFA" : null,
                AllowedCombinations = needsKey ? ["windowsHelloForBusiness", "fido2", "x509CertificateMultiFactor"] : null,
            },
        });
    }
}

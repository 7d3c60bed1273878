using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>A tenant with policies that have something wrong with them, one each, beside others that only look so.</summary>
internal sealed class AccessWeakCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        AccessPolicy.Clear(contoso);
        string[] emergency = [.. contoso.People.BreakGlass.Select(person => person.Id)];
        var everyone = AccessPolicy.Everyone with { ExcludeUsers = emergency };
        var roles = everyone with { IncludeUsers = [], IncludeRoles = [WellKnown.GlobalAdministrator] };
        var exceptions = Administrators.AddGroup(contoso, "Exceptions since the merger", false, [contoso.People.Victim.Id, .. contoso.People.Staff.Take(12).Select(person => person.Id)]);

        Enter(book, "CAP-006", "W1 MFA with exceptions", true);
        AccessPolicy.Add(contoso, "W1 MFA with exceptions", everyone with { ExcludeGroups = [exceptions] }, ["mfa"]);
        Enter(book, "CAP-006", "W2 No legacy authentication", false);
        AccessPolicy.Add(contoso, "W2 No legacy authentication", everyone with { ClientAppTypes = ["exchangeActiveSync", "other"] }, ["block"]);

        Enter(book, "CAP-021", "W3 MFA on Windows", true);
        AccessPolicy.Add(contoso, "W3 MFA on Windows", everyone with { IncludePlatforms = ["windows"] }, ["mfa"]);
        Enter(book, "CAP-021", "W4 MFA for the sales group", false);
        AccessPolicy.Add(contoso, "W4 MFA for the sales group", everyone with { IncludeUsers = [contoso.People.Staff[20].Id], IncludePlatforms = ["windows"] }, ["mfa"]);

        Enter(book, "CAP-005", "W5 Pilot since spring", true);
        AccessPolicy.Add(contoso, "W5 Pilot since spring", everyone, ["compliantDevice"], state: "enabledForReportingButNotEnforced", age: 120);
        Enter(book, "CAP-005", "W6 Pilot since last week", false);
        AccessPolicy.Add(contoso, "W6 Pilot since last week", everyone, ["compliantDevice"], state: "enabledForReportingButNotEnforced", age: 5);

        Enter(book, "CAP-014", "W7 No evaluation in the plant", true);
        AccessPolicy.Add(contoso, "W7 No evaluation in the plant", everyone with { IncludeUsers = [contoso.People.Staff[21].Id] }, [], new ConditionalAccessSessionControls { ContinuousAccessEvaluationMode = "disabled", TellsContinuousAccess = true });
        Enter(book, "CAP-014", "W8 Strict evaluation for one", false);
        AccessPolicy.Add(contoso, "W8 Strict evaluation for one", everyone with { IncludeUsers = [contoso.People.Staff[22].Id] }, [], new ConditionalAccessSessionControls { ContinuousAccessEvaluationMode = "strictLocation", TellsContinuousAccess = true });

        contoso.Add(EntitySets.ContinuousAccessEvaluationPolicy, new ContinuousAccessEvaluationPolicy { Id = contoso.Id("old continuous access"), IsEnabled = false, Users = [], Groups = [] });
        book.Guilty("CAP-014", contoso.Id("old continuous access"));

        AccessPolicy.Add(contoso, "W9 Places", everyone with { IncludeUsers = [contoso.People.Staff[23].Id], IncludeLocations = ["All"], ExcludeLocations = ["AllTrusted"] }, ["block"]);
        book.Guilty("CAP-015", contoso.TenantId);

        Enter(book, "CAP-020", "W10 MFA for administrators", true);
        AccessPolicy.Add(contoso, "W10 MFA for administrators", roles with { ExcludeUsers = [.. emergency, contoso.People.Victim.Id] }, ["mfa"]);
        Enter(book, "CAP-020", "W11 MFA for administrators, hard", false);
        AccessPolicy.Add(contoso, "W11 MFA for administrators, hard", roles with { ExcludeUsers = [.. emergency, contoso.People.Victim.Id] }, ["mfa"], new ConditionalAccessSessionControls { DisableResilienceDefaults = true });
        Locations(contoso, book);
        Changes(contoso, book);
    }

    private static void Locations(Contoso contoso, CaseBook book)
    {
        contoso.Add(EntitySets.NamedLocations, new NamedLocation { Id = contoso.Id("location/wide"), DisplayName = "Whole provider", IsTrusted = true, IpRanges = ["198.18.0.0/15"], ModifiedDateTime = contoso.DaysAgo(300) });
        contoso.Add(EntitySets.NamedLocations, new NamedLocation { Id = contoso.Id("location/office"), DisplayName = "Leeds office", IsTrusted = true, IpRanges = ["203.0.113.0/28"], ModifiedDateTime = contoso.DaysAgo(300) });
        book.Guilty("CAP-018", "Whole provider");
        book.Innocent("CAP-018", "Leeds office");
    }

    private static void Changes(Contoso contoso, CaseBook book)
    {
        const string Policy = "{{\"state\":\"{0}\",\"conditions\":{{\"users\":{{\"includeUsers\":[\"All\"]}},\"applications\":{{\"includeApplications\":[\"All\"]}}}},\"grantControls\":{{\"operator\":\"OR\",\"builtInControls\":[\"mfa\"]}}}}";
        Change(contoso, "W12 MFA for partners", string.Format(System.Globalization.CultureInfo.InvariantCulture, Policy, "enabled"), string.Format(System.Globalization.CultureInfo.InvariantCulture, Policy, "disabled"));
        Change(contoso, "W13 MFA for suppliers", string.Format(System.Globalization.CultureInfo.InvariantCulture, Policy, "disabled"), string.Format(System.Globalization.CultureInfo.InvariantCulture, Policy, "enabled"));
        book.Guilty("CAP-017", "W12 MFA for partners");
        book.Innocent("CAP-017", "W13 MFA for suppliers");
    }

    private static void Change(Contoso contoso, string name, string before, string after) => contoso.Add(EntitySets.DirectoryAudits, new DirectoryAudit
    {
        Id = contoso.Id($"audit/{name}"),
        ActivityDateTime = contoso.DaysAgo(8).AddHours(10),
        ActivityDisplayName = "Update conditional access policy",
        Category = "Policy",
        Result = "success",
        InitiatedBy = new AuditActor { Kind = AuditActorKind.User, Id = contoso.People.Staff[5].Id, UserPrincipalName = contoso.People.Staff[5].UserPrincipalName },
        TargetResources = [new AuditTarget { Id = contoso.Id($"policy/{name}"), DisplayName = name, Type = "Policy", ModifiedProperties = [new ModifiedProperty("ConditionalAccessPolicy", before, after)] }],
    });

    private static void Enter(CaseBook book, string detectionId, string policy, bool isGuilty)
    {
        if (isGuilty)
        {
            book.Guilty(detectionId, policy);
        }
        else
        {
            book.Innocent(detectionId, policy);
        }
    }
}

using OAuthHunter.ConditionalAccess;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>A tenant whose policies do all that they should, in few words and without exclusions.</summary>
internal sealed class AccessSoundCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        AccessPolicy.Clear(contoso);
        var everyone = AccessPolicy.Everyone;
        AccessPolicy.Add(contoso, "S1 Multifactor authentication for everyone", everyone, ["mfa"]);
        AccessPolicy.AddStrength(contoso, "S2 Security keys, short sessions, strict places", everyone, new ConditionalAccessSessionControls
        {
            SignInFrequencyInterval = "timeBased", SignInFrequencyType = "hours", SignInFrequencyValue = 8, PersistentBrowserMode = "never",
            ContinuousAccessEvaluationMode = "strictLocation", TellsContinuousAccess = true, SecureSignInSession = true, DisableResilienceDefaults = true,
        });
        contoso.Add(EntitySets.ContinuousAccessEvaluationPolicy, new ContinuousAccessEvaluationPolicy { Id = contoso.Id("old continuous access"), IsEnabled = false, Migrate = true, Users = [], Groups = [] });
        book.Innocent("CAP-014", contoso.Id("old continuous access"));
        AccessPolicy.Add(contoso, "S3 Managed device", everyone, ["compliantDevice"]);
        AccessPolicy.Add(contoso, "S4 No legacy authentication", everyone with { ClientAppTypes = ["exchangeActiveSync", "other"] }, ["block"]);
        AccessPolicy.Add(contoso, "S5 No device codes", everyone with { AuthenticationFlows = ["deviceCodeFlow", "authenticationTransfer"] }, ["block"]);
        AccessPolicy.Add(contoso, "S6 Risky sign-ins", everyone with { SignInRiskLevels = ["medium", "high"] }, ["mfa"]);
        AccessPolicy.Add(contoso, "S7 Risky users", everyone with { UserRiskLevels = ["high"] }, ["mfa", "passwordChange"]);
        AccessPolicy.Add(contoso, "S8 Registration", everyone with { IncludeApplications = [], IncludeUserActions = [AccessResources.RegisterSecurityInformation] }, ["mfa"]);
        AccessPolicy.Add(contoso, "S9 Apps from known places", new ConditionalAccessConditions
        {
            IncludeUsers = ["None"], IncludeServicePrincipals = ["ServicePrincipalsInMyTenant"], IncludeApplications = ["All"], IncludeLocations = ["All"], ExcludeLocations = ["AllTrusted"],
        }, ["block"]);
        string[] done = ["CAP-001", "CAP-002", "CAP-003", "CAP-004", "CAP-007", "CAP-008", "CAP-009", "CAP-010", "CAP-011", "CAP-012", "CAP-013", "CAP-016", "CAP-019"];
        foreach (var id in done)
        {
            book.Innocent(id, contoso.TenantId);
        }
    }
}

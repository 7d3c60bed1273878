using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>What Identity Protection says of apps and of administrators, open and settled.</summary>
internal sealed class AppRiskCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        var stage = new AppStage(contoso, "wide app risk");
        var taken = stage.Own("Ledger sync", 600, hasPower: true);
        var cleared = stage.Own("Ledger print", 600, hasPower: true);
        Add(contoso, taken, "atRisk");
        Add(contoso, cleared, "dismissed");
        AddAdministrator(contoso, contoso.People.Administrators[14], "atRisk");
        AddAdministrator(contoso, contoso.People.Administrators[15], "remediated");
        book.Guilty("RSK-001", contoso.People.Administrators[14].UserPrincipalName);
        book.Innocent("RSK-001", contoso.People.Administrators[15].UserPrincipalName);
        foreach (var id in new[] { "RSK-002", "RSK-003" })
        {
            book.Guilty(id, taken.AppId);
            book.Innocent(id, cleared.AppId);
        }
    }

    private static void AddAdministrator(Contoso contoso, Person person, string state) => contoso.Add(EntitySets.RiskyUsers, new RiskyUser
    {
        Id = person.Id, UserPrincipalName = person.UserPrincipalName, RiskLevel = "high", RiskState = state, RiskLastUpdatedDateTime = contoso.DaysAgo(2),
    });

    private static void Add(Contoso contoso, DemoApp app, string state)
    {
        contoso.Add(EntitySets.RiskyServicePrincipals, new RiskyServicePrincipal
        {
            Id = app.ServicePrincipalId, AppId = app.AppId, DisplayName = app.Name, RiskLevel = "high", RiskState = state, RiskDetail = "none", RiskLastUpdatedDateTime = contoso.DaysAgo(3),
        });
        contoso.Add(EntitySets.ServicePrincipalRiskDetections, new ServicePrincipalRiskDetection
        {
            Id = contoso.Id("risk/" + app.Name), AppId = app.AppId, ServicePrincipalId = app.ServicePrincipalId, ServicePrincipalDisplayName = app.Name, RiskEventType = "leakedCredentials",
            RiskLevel = "high", RiskState = state, ActivityDateTime = contoso.DaysAgo(3), DetectedDateTime = contoso.DaysAgo(3).AddHours(2), KeyIds = [],
        });
    }
}

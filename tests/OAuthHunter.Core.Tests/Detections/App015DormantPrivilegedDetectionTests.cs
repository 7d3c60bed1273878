using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App015DormantPrivilegedDetectionTests
{
    [Fact]
    public void UnusedForMonthsIsMediumAndWithExchangeAdministrationHigh()
    {
        var mail = Unused(200).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Hunt("APP-015");
        var exchange = Unused(200).Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp)).Hunt("APP-015");

        Assert.Equal(Severity.Medium, Assert.Single(mail.Findings).Severity);
        Assert.Contains(mail.Findings[0].Evidence, row => row.EntitySet == "applications");
        Assert.Equal(Severity.High, Assert.Single(exchange.Findings).Severity);
    }

    [Fact]
    public void NeverUsedCountsOnlyAfterAMonth()
    {
        var young = Tenant().Add(EntitySets.ServicePrincipals, Sp("Mail automation", 5)).Add(EntitySets.Applications, Registration("Mail automation", 5) with { PasswordCredentials = [Secret(5)] })
            .Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).With(EntitySets.ServicePrincipalSignInActivities);

        Assert.Empty(young.Hunt("APP-015").Findings);
    }

    [Fact]
    public void ASignInLogOfAMonthSaysNothingAboutThreeAndOneOfAYearDoes()
    {
        const string OtherApp = "a0000000-0000-4000-8000-000000000002";
        const string OtherAppSp = "b0000000-0000-4000-8000-000000000002";
        TestTenant Logged(double days) => Tenant().Add(EntitySets.ServicePrincipals, Sp(), Sp("Other") with { Id = OtherAppSp, AppId = OtherApp })
            .Add(EntitySets.Applications, Registration() with { PasswordCredentials = [Secret(300)] })
            .Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Add(EntitySets.SignIns, AppSignIn(days, OtherApp, OtherAppSp)).With(EntitySets.ServicePrincipalSignInActivities);

        Assert.Single(Logged(300).Hunt("APP-015").Findings);
        Assert.Single(Logged(30).Hunt("APP-015").Findings);
        Assert.Empty(Logged(30).Without(EntitySets.ServicePrincipalSignInActivities, EvidenceState.Incomplete, "half a page").Hunt("APP-015").Findings);
        Assert.Single(Logged(300).Without(EntitySets.ServicePrincipalSignInActivities, EvidenceState.Incomplete, "half a page").Hunt("APP-015").Findings);
    }

    [Fact]
    public void AnAppInUsePasses() => Assert.Empty(Unused(2).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Hunt("APP-015").Findings);

    [Fact]
    public void WithoutAValidCredentialNobodyCanUseIt()
    {
        var tenant = Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration() with { PasswordCredentials = [Secret(900)] })
            .Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Add(EntitySets.ServicePrincipalSignInActivities, Use(200));

        Assert.Empty(tenant.Hunt("APP-015").Findings);
    }

    private static TestTenant Unused(double days) => Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration() with { PasswordCredentials = [Secret(300)] })
        .Add(EntitySets.ServicePrincipalSignInActivities, Use(days));

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-015").StateOf("APP-015"));
}

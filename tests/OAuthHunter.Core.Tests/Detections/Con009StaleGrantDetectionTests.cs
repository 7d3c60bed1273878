using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Con009StaleGrantDetectionTests
{
    [Fact]
    public void AGrantOfADisabledOrDeletedUserIsLow()
    {
        Assert.Equal(Severity.Low, Assert.Single(Hunt("Calendars.Read", Person(enabled: false)).Findings).Severity);
        Assert.Single(Hunt("Calendars.Read", Person("d0000000-0000-4000-8000-000000000099", "other@contoso.com")).Findings);
    }

    [Fact]
    public void AnUnusedAppWithADangerousScopeIsLow()
    {
        var tenant = Tenant().Add(EntitySets.ServicePrincipals, Foreign(publisher: "Fabrikam")).Add(EntitySets.Users, Person()).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UmaId));
        Assert.Single(tenant.Add(EntitySets.ServicePrincipalSignInActivities, Use(200)).Hunt("CON-009").Findings);
    }

    [Fact]
    public void AUserAtWorkAndAnAppInUseAreNothing()
    {
        var result = Tenant().Add(EntitySets.ServicePrincipals, Foreign()).Add(EntitySets.Users, Person()).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UmaId))
            .Add(EntitySets.ServicePrincipalSignInActivities, Use(20)).Hunt("CON-009");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CON-009"));
        Assert.Empty(Hunt("openid User.Read", Person(enabled: false)).Findings);
    }

    [Fact]
    public void AListOfUsersThatIsNotWholeProvesNobodyGone()
    {
        var result = Tenant().Add(EntitySets.ServicePrincipals, Foreign()).Add(EntitySets.OAuth2PermissionGrants, Delegated("Calendars.Read", UmaId))
            .Without(EntitySets.Users, EvidenceState.Incomplete, "A page is missing.").Hunt("CON-009");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, result.StateOf("CON-009"));
    }

    [Fact]
    public void WithoutUsersAndActivityItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, Tenant().Hunt("CON-009").StateOf("CON-009"));

    private static HuntResult Hunt(string scopes, User user) => Tenant().Add(EntitySets.ServicePrincipals, Foreign()).Add(EntitySets.Users, user).Add(EntitySets.OAuth2PermissionGrants, Delegated(scopes, UmaId)).Hunt("CON-009");
}

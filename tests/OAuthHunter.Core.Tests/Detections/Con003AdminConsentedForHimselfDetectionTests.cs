using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Con003AdminConsentedForHimselfDetectionTests
{
    [Theory]
    [InlineData("Calendars.Read openid", Severity.High)]
    [InlineData("Mail.Read", Severity.Critical)]
    [InlineData("Files.ReadWrite", Severity.Critical)]
    [InlineData("Directory.AccessAsUser.All", Severity.Critical)]
    public void AnAdministratorsConsentIsRatedByItsScopes(string scopes, Severity severity)
    {
        var finding = Assert.Single(Hunt(Foreign(publisher: "Fabrikam"), scopes, AdminFixture.AdminId).Findings);

        Assert.Equal(severity, finding.Severity);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "roleAssignments");
        Assert.Contains(Subject.User(AdminFixture.AdminUpn), finding.Subjects);
    }

    [Fact]
    public void ConsentInTheLogOnlyCountsToo()
    {
        var result = Tenant().WithAdmin().Add(EntitySets.ServicePrincipals, Foreign()).Add(EntitySets.DirectoryAudits, ByUser("Mail.Read", upn: AdminFixture.AdminUpn, id: null)).Hunt("CON-003");

        Assert.Equal("directoryAudits", Assert.Single(result.Findings).Evidence[0].EntitySet);
    }

    [Fact]
    public void PlainUsersSignInAndMicrosoftAreNothing()
    {
        Assert.Empty(Hunt(Foreign(), "Mail.Read", UmaId).Findings);
        Assert.Empty(Hunt(Foreign(), "openid profile email User.Read offline_access", AdminFixture.AdminId).Findings);
        var result = Hunt(Sp("Graph tools", 400, MicrosoftTenant), "Mail.ReadWrite", AdminFixture.AdminId);
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CON-003"));
    }

    [Fact]
    public void WithoutRolesItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals, EntitySets.OAuth2PermissionGrants).Hunt("CON-003").StateOf("CON-003"));

    private static HuntResult Hunt(ServicePrincipal app, string scopes, string principal) =>
        Tenant().WithAdmin().Add(EntitySets.ServicePrincipals, app).Add(EntitySets.OAuth2PermissionGrants, Delegated(scopes, principal)).Hunt("CON-003");
}

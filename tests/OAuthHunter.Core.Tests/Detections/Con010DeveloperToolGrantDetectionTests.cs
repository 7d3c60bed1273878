using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Con010DeveloperToolGrantDetectionTests
{
    private const string GraphTools = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

    [Theory]
    [InlineData("User.Read Mail.ReadWrite", null, Severity.High)]
    [InlineData("RoleManagement.ReadWrite.Directory", null, Severity.High)]
    [InlineData("Directory.ReadWrite.All", null, Severity.High)]
    [InlineData("Mail.Read", null, Severity.Low)]
    [InlineData("Mail.ReadWrite", UmaId, Severity.Low)]
    public void StrongScopesAreTold(string scopes, string? principal, Severity severity) => Assert.Equal(severity, Assert.Single(Hunt(Tool(), scopes, principal).Findings).Severity);

    [Fact]
    public void AdministratorsWeakScopesAndOtherAppsAreNothing()
    {
        Assert.Empty(Hunt(Tool(), "Mail.ReadWrite", AdminFixture.AdminId).Findings);
        Assert.Empty(Hunt(Tool(), "User.Read.All Group.Read.All", null).Findings);
        var result = Hunt(Sp("Teams", 400, MicrosoftTenant), "Mail.ReadWrite", null);
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CON-010"));
    }

    [Fact]
    public void WithoutRolesItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals, EntitySets.OAuth2PermissionGrants).Hunt("CON-010").StateOf("CON-010"));

    private static ServicePrincipal Tool() => Sp("Microsoft Graph Command Line Tools", 400, MicrosoftTenant) with { AppId = GraphTools };

    private static HuntResult Hunt(ServicePrincipal app, string scopes, string? principal) => Tenant().WithAdmin().Add(EntitySets.ServicePrincipals, app).Add(EntitySets.OAuth2PermissionGrants, Delegated(scopes, principal)).Hunt("CON-010");
}

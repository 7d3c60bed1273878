using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App032OpenToEveryoneDetectionTests
{
    [Fact]
    public void MailForAllWithoutAssignmentIsLow()
    {
        var finding = Assert.Single(App(false).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Send")).Hunt("APP-032").Findings);

        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "oauth2PermissionGrants");
    }

    [Fact]
    public void WithAssignmentItPasses() => Assert.Empty(App(true).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Send")).Hunt("APP-032").Findings);

    [Fact]
    public void UnknownAssignmentIsNotMissing() => Assert.Empty(App(null).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Send")).Hunt("APP-032").Findings);

    [Fact]
    public void ForOneUserItPasses() => Assert.Empty(App(false).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Send", UserId)).Hunt("APP-032").Findings);

    private static TestTenant App(bool? required) => Tenant().Add(EntitySets.ServicePrincipals, Verified() with { AppRoleAssignmentRequired = required });

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-032").StateOf("APP-032"));
}

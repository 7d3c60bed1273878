using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App029RareForeignAppDetectionTests
{
    [Fact]
    public void OneUserIsLowAndWithStandingMailHigh()
    {
        Assert.Equal(Severity.Low, Assert.Single(Foreign().Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UserId)).Hunt("APP-029").Findings).Severity);

        var finding = Assert.Single(Foreign().Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Send offline_access", UserId)).Hunt("APP-029").Findings);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains(Subject.User(UserId), finding.Subjects);
    }

    [Fact]
    public void TwoUsersAreNotOne() =>
        Assert.Empty(Foreign().Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UserId), Delegated("Mail.Read", OtherUserId)).Hunt("APP-029").Findings);

    [Fact]
    public void AnAppForAllUsersIsNotRare() =>
        Assert.Empty(Foreign().Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UserId), Delegated("Mail.Read")).Hunt("APP-029").Findings);

    [Fact]
    public void AnOldAppPasses() => Assert.Empty(Foreign("Mail Helper", 400).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UserId)).Hunt("APP-029").Findings);

    [Fact]
    public void AVerifiedAppPasses() =>
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Verified("Backup", 10)).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UserId)).Hunt("APP-029").Findings);

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-029").StateOf("APP-029"));
}

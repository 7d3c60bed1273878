using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Con004AdminConsentDetectionTests
{
    [Fact]
    public void ADangerousConsentToAnAppOfTheSameDayIsCritical()
    {
        var result = Tenant().Add(EntitySets.DirectoryAudits, AppAdded(), SpAdded(), Consent("User.Read"), Granted(ManageAsApp)).Hunt("CON-004");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(AppId, finding.TargetId);
        Assert.Equal(2, finding.Evidence.Count);
        Assert.Equal(["Covers Exchange.ManageAsApp.", "The app was registered here less than 24 hours before."], finding.Escalations);
        Assert.Contains(Subject.User(Admin), finding.Subjects);
    }

    [Fact]
    public void ADangerousConsentToAForeignAppIsHigh() =>
        Assert.Equal(Severity.High, Assert.Single(Foreign("Mail.ReadWrite offline_access").Findings).Severity);

    [Fact]
    public void AnOrdinaryConsentIsMedium() => Assert.Equal(Severity.Medium, Assert.Single(Foreign("Calendars.Read").Findings).Severity);

    [Fact]
    public void AConsentToSignInIsLow() => Assert.Equal(Severity.Low, Assert.Single(Foreign("openid profile User.Read").Findings).Severity);

    [Fact]
    public void OnlyNewScopesCount()
    {
        var old = $"[[Id: x, ClientId: {SpId}, PrincipalId: , ResourceId: {GraphSp}, ConsentType: AllPrincipals, Scope: Mail.ReadWrite, CreatedDateTime: , LastModifiedDateTime ]]";
        var result = Tenant().Add(EntitySets.ServicePrincipals, Sp("Vendor", 400, ForeignTenant)).Add(EntitySets.DirectoryAudits, Consent("Mail.ReadWrite User.Read", old: old)).Hunt("CON-004");

        Assert.Equal(Severity.Low, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void AUsersConsentAndAFailedOneAreNothing()
    {
        var result = Tenant().Add(EntitySets.DirectoryAudits, Consent("Mail.ReadWrite", isAdmin: false), Consent("Mail.ReadWrite", 9) with { Result = "failure" }).Hunt("CON-004");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CON-004"));
    }

    [Fact]
    public void WithoutLogsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals).Hunt("CON-004").StateOf("CON-004"));

    private static HuntResult Foreign(string scopes) => Tenant()
        .Add(EntitySets.ServicePrincipals, Sp("Vendor", 5, ForeignTenant))
        .Add(EntitySets.DirectoryAudits, SpAdded(), Consent(scopes))
        .Hunt("CON-004");
}

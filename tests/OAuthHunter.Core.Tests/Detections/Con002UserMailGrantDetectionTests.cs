using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Con002UserMailGrantDetectionTests
{
    private const string Thunderbird = "9e5f94bc-e8a4-4e73-b8be-63364c29d753";

    [Fact]
    public void AGrantOfUnknownAgeIsMedium()
    {
        var finding = Assert.Single(Unverified().Hunt("CON-002").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains(Uma, finding.Summary, StringComparison.Ordinal);
        Assert.Contains(Subject.User(UmaId), finding.Subjects);
    }

    [Fact]
    public void ARecentConsentIsHighAndShowsBothRows()
    {
        var finding = Assert.Single(Unverified().Add(EntitySets.DirectoryAudits, ByUser(LastingMail)).Hunt("CON-002").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(["directoryAudits", "oauth2PermissionGrants"], finding.Evidence.Select(row => row.EntitySet).Order());
    }

    [Fact]
    public void AnAdministratorIsCriticalAndOthersDoNotHideHim()
    {
        var result = Unverified().Add(EntitySets.OAuth2PermissionGrants, Delegated(LastingMail, AdminFixture.AdminId)).WithAdmin().Hunt("CON-002");

        Assert.Equal([Severity.Medium, Severity.Critical], result.Findings.Select(finding => finding.Severity).Order());
        Assert.Equal(2, result.Findings.Select(finding => finding.Fingerprint).Distinct().Count());
    }

    [Fact]
    public void ScopesOnTwoResourcesAddUp()
    {
        var result = Tenant().Add(EntitySets.ServicePrincipals, Foreign()).Add(EntitySets.OAuth2PermissionGrants, Delegated("EWS.AccessAsUser.All", UmaId, resource: ExchangeSp), Delegated("offline_access", UmaId)).Hunt("CON-002");

        Assert.Empty(result.Findings); // The second is for nothing but signing in and is not kept.
        result = Tenant().Add(EntitySets.ServicePrincipals, Foreign()).Add(EntitySets.OAuth2PermissionGrants, Delegated("EWS.AccessAsUser.All", UmaId, resource: ExchangeSp), Delegated("offline_access Calendars.Read", UmaId)).Hunt("CON-002");
        Assert.Single(result.Findings);
    }

    [Fact]
    public void ARevokedConsentIsStillTold()
    {
        var result = Tenant().Add(EntitySets.ServicePrincipals, Foreign()).Add(EntitySets.DirectoryAudits, ByUser(LastingMail)).Hunt("CON-002");

        var finding = Assert.Single(result.Findings);
        Assert.Contains("revoked", finding.Summary, StringComparison.Ordinal);
        Assert.Equal("directoryAudits", Assert.Single(finding.Evidence).EntitySet);
    }

    [Fact]
    public void VerifiedOwnWithoutMailAndWithoutOfflineAreNothing()
    {
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Foreign(publisher: "Fabrikam")).Add(EntitySets.OAuth2PermissionGrants, Delegated(LastingMail, UmaId)).Hunt("CON-002").Findings);
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.OAuth2PermissionGrants, Delegated(LastingMail, UmaId)).Hunt("CON-002").Findings);
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Foreign()).Add(EntitySets.OAuth2PermissionGrants, Delegated("Files.Read.All offline_access", UmaId)).Hunt("CON-002").Findings);
        var result = Tenant().Add(EntitySets.ServicePrincipals, Foreign()).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UmaId)).Hunt("CON-002");
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CON-002"));
    }

    [Fact]
    public void AMailProgramIsLowUnlessAScriptUsesItsId()
    {
        var program = Foreign(name: "Thunderbird") with { AppId = Thunderbird };
        var tenant = Tenant().Add(EntitySets.ServicePrincipals, program).Add(EntitySets.OAuth2PermissionGrants, Delegated("IMAP.AccessAsUser.All offline_access", UmaId));
        Assert.Equal(Severity.Low, Assert.Single(tenant.Hunt("CON-002").Findings).Severity);

        tenant.Add(EntitySets.SignIns, SignIn(0) with { AppId = Thunderbird, UserAgent = "python-requests/2.31" });
        var finding = Assert.Single(tenant.Hunt("CON-002").Findings);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "signIns");
    }

    [Fact]
    public void WithoutGrantsAndLogsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals).Hunt("CON-002").StateOf("CON-002"));

    private static TestTenant Unverified() => Tenant().Add(EntitySets.ServicePrincipals, Foreign()).Add(EntitySets.Users, Person()).Add(EntitySets.OAuth2PermissionGrants, Delegated(LastingMail, UmaId));
}

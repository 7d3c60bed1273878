using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App008DualUseMailToolDetectionTests
{
    private const string Supermailer = "a245e8c0-b53c-4b67-9b45-751d1dff8e6b";

    [Fact]
    public void AToolWithAnOldConsentIsMediumAndShowsItsSourcesAndConflicts()
    {
        var finding = Assert.Single(Tool(400).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UserId)).Hunt("APP-008").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("huntresslabs", finding.Summary, StringComparison.Ordinal);
        Assert.Contains("Sources disagree", finding.Summary, StringComparison.Ordinal);
        Assert.Contains(UserId, finding.Summary, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "oauth2PermissionGrants");
    }

    [Fact]
    public void AFewNewConsentsAreHigh() =>
        Assert.Equal(Severity.High, Assert.Single(Tool(3).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UserId)).Hunt("APP-008").Findings).Severity);

    [Fact]
    public void AConsentFromANetworkOfNobodysIsHighAndOneFromHomeIsNot()
    {
        var log = Enumerable.Range(2, 5).Select(day => new SignIn
        {
            UserPrincipalName = Admin, UserId = AdminId, IPAddress = "192.0.2.10", CreatedDateTime = Now.AddDays(-40 - day), AppId = "11111111-0000-0000-0000-000000000001", ErrorCode = 0,
        }).ToArray();
        Finding Consented(string address) => Assert.Single(Tool(400)
            .Add(EntitySets.SignIns, log)
            .Add(EntitySets.DirectoryAudits, Consent("Mail.Read", isAdmin: false, actor: User(address: address)) with { ActivityDateTime = Now.AddDays(-35) })
            .Hunt("APP-008").Findings);

        var strange = Consented("198.51.100.9");
        Assert.Equal(Severity.High, strange.Severity);
        Assert.Contains("198.51.100.9", Assert.Single(strange.Escalations), StringComparison.Ordinal);
        Assert.Equal(Severity.Medium, Consented("192.0.2.77").Severity);
    }

    [Fact]
    public void AnAdministratorsConsentIsCritical()
    {
        var result = Tool(400)
            .Add(EntitySets.Users, new User { Id = AdminId, UserPrincipalName = Admin })
            .Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator, AdminId) with { PrincipalType = "User" })
            .Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", AdminId))
            .Hunt("APP-008");

        Assert.Equal(Severity.Critical, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void AnOrdinaryMailProgramPasses() => Assert.Empty(Foreign("Mail Helper").Hunt("APP-008").Findings);

    [Fact]
    public void AListOfTheCallersOwnCounts()
    {
        var evidence = Foreign("Mail Helper").Read();
        var mine = new AbusedApp { AppId = AppId, Name = "Helper", Verdict = "dual-use", Confidence = "medium", Sources = "our list" };

        var found = HuntResult.Of(evidence, new HuntOptions { DetectionIds = ["APP-008"], KnownApps = KnownApps.BuiltIn.With([mine]) }).Findings;

        Assert.Contains("our list", Assert.Single(found).Summary, StringComparison.Ordinal);
        Assert.Empty(HuntResult.Of(evidence, new HuntOptions { DetectionIds = ["APP-008"] }).Findings);
    }

    private static TestTenant Tool(double ageInDays) => Tenant().Add(EntitySets.ServicePrincipals, Sp("Supermailer", ageInDays, ForeignTenant) with { AppId = Supermailer });

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-008").StateOf("APP-008"));
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Con007ConsentAfterRiskySignInDetectionTests
{
    [Fact]
    public void ARiskySignInBeforeAMailConsentIsCritical()
    {
        var finding = Assert.Single(Hunt("Mail.Read offline_access", SignIn(-30) with { RiskLevelDuringSignIn = "medium" }).Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(["directoryAudits", "signIns"], finding.Evidence.Select(row => row.EntitySet).Order());
        Assert.Contains(Subject.User(Uma), finding.Subjects);
    }

    [Theory]
    [InlineData("Calendars.Read", Severity.High)]
    [InlineData("openid User.Read", Severity.Medium)]
    public void OtherScopesAreLess(string scopes, Severity severity) =>
        Assert.Equal(severity, Assert.Single(Hunt(scopes, SignIn(-30) with { AuthenticationProtocol = "deviceCode" }).Findings).Severity);

    [Fact]
    public void ANewCountryOrNetworkCounts()
    {
        Assert.Single(Hunt("Calendars.Read", SignIn(-20000), SignIn(-10, address: StrangeAddress, country: "NG", number: 64999)).Findings);
        Assert.Single(Hunt("Calendars.Read", SignIn(-20000), SignIn(-10, address: StrangeAddress, number: 64999)).Findings);
        Assert.Empty(Hunt("Calendars.Read", SignIn(-20000), SignIn(-10)).Findings);
        Assert.Empty(Hunt("Calendars.Read", SignIn(-10, address: StrangeAddress, country: "NG", number: 64999)).Findings); // The log does not know her from before.
    }

    [Fact]
    public void WhatIdentityProtectionNoticedCounts()
    {
        var detection = new RiskDetection { Id = "r1", UserId = UmaId, UserPrincipalName = Uma, RiskEventType = "anomalousToken", RiskLevel = "high", RiskState = "atRisk", ActivityDateTime = Now.AddDays(-5).AddMinutes(-20) };
        var result = Base("Mail.Read").Add(EntitySets.RiskDetections, detection).Hunt("CON-007");

        Assert.Contains(Assert.Single(result.Findings).Evidence, row => row.EntitySet == "riskDetections");
    }

    [Fact]
    public void AnHourLaterAnotherUserAndMicrosoftAreNothing()
    {
        Assert.Empty(Hunt("Mail.Read", SignIn(-90) with { RiskLevelDuringSignIn = "high" }).Findings);
        Assert.Empty(Hunt("Mail.Read", SignIn(-30, "other@contoso.com") with { RiskLevelDuringSignIn = "high" }).Findings);
        Assert.Empty(Hunt("Mail.Read", SignIn(-30) with { RiskLevelDuringSignIn = "low" }).Findings);
        var result = Tenant().Add(EntitySets.ServicePrincipals, Sp("Graph tools", 400, MicrosoftTenant)).Add(EntitySets.DirectoryAudits, ByUser("Mail.Read", 0))
            .Add(EntitySets.SignIns, SignIn(-30) with { RiskLevelDuringSignIn = "high" }).With(EntitySets.RiskDetections).Hunt("CON-007");
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CON-007"));
    }

    [Fact]
    public void WithoutSignInsItIsNotAssessed()
    {
        Assert.Equal(DetectionState.NotAssessed, Base("Mail.Read").Hunt("CON-007").StateOf("CON-007"));
        Assert.Equal(DetectionState.PartlyAssessed, Hunt("Mail.Read", SignIn(-20000)).StateOf("CON-007"));
    }

    private static TestTenant Base(string scopes) => Tenant().Add(EntitySets.ServicePrincipals, Foreign()).Add(EntitySets.DirectoryAudits, ByUser(scopes, 0));

    private static HuntResult Hunt(string scopes, params SignIn[] signIns) => Base(scopes).Add(EntitySets.SignIns, [.. signIns]).Hunt("CON-007");
}

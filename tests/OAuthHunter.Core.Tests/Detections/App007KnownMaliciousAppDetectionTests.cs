using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App007KnownMaliciousAppDetectionTests
{
    [Theory]
    [InlineData("high", Severity.Critical)]
    [InlineData("medium", Severity.High)]
    [InlineData("low", Severity.Medium)]
    public void SeverityFollowsHowWellSourcesAgree(string confidence, Severity severity)
    {
        if (AbusedApps.All.FirstOrDefault(app => app.Verdict == "malicious" && app.Confidence == confidence) is not { } known)
        {
            Assert.NotEqual("high", confidence);
            return;
        }

        var result = Tenant().Add(EntitySets.ServicePrincipals, Sp("Files", 10, ForeignTenant) with { AppId = known.AppId }).Hunt("APP-007");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(severity, finding.Severity);
        Assert.Equal(known.AppId, finding.TargetId);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "servicePrincipals");
    }

    [Fact]
    public void ASignInOfAUserIsEnough()
    {
        var result = TestTenant.Contoso()
            .Add(EntitySets.SignIns, new SignIn { Id = "1", CreatedDateTime = Now, UserPrincipalName = "user@contoso.com", UserId = AdminId, AppId = Malicious, IPAddress = "203.0.113.9", ErrorCode = 0 })
            .Hunt("APP-007");

        var finding = Assert.Single(result.Findings);
        Assert.Contains(Subject.Address("203.0.113.9"), finding.Subjects);
        Assert.Equal("signIns", Assert.Single(finding.Evidence).EntitySet);
        Assert.Equal(Now, finding.LastSeen);
    }

    [Fact]
    public void AConsentInTheLogIsEnough()
    {
        var consent = Consent("Mail.Read", isAdmin: false);
        var target = consent.TargetResources[0] with { ModifiedProperties = [.. consent.TargetResources[0].ModifiedProperties.Where(property => property.Name != "TargetId.ServicePrincipalNames"), new("TargetId.ServicePrincipalNames", null, Malicious)] };

        var finding = Assert.Single(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, consent with { TargetResources = [target] }).Hunt("APP-007").Findings);

        Assert.Contains(Subject.User(Admin), finding.Subjects);
    }

    [Fact]
    public void AToolThatIsAlsoUsedWellIsNotMalicious()
    {
        var dualUse = AbusedApps.All.First(app => app.Verdict == "dual-use");

        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Sp("Mail", 10, ForeignTenant) with { AppId = dualUse.AppId }).Hunt("APP-007").Findings);
    }

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-007").StateOf("APP-007"));

    private static string Malicious => AbusedApps.All.First(app => app is { Verdict: "malicious", Confidence: "high" }).AppId;
}

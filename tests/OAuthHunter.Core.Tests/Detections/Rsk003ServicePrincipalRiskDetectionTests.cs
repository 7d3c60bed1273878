using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Rsk003ServicePrincipalRiskDetectionTests
{
    [Theory]
    [InlineData("leakedCredentials")]
    [InlineData("suspiciousSignins")]
    [InlineData("maliciousApplication")]
    [InlineData("anomalousServicePrincipalActivity")]
    public void DetectionsOfThisAttackAreHigh(string kind)
    {
        var finding = Assert.Single(Hunt(Detection(kind)).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains(Subject.Address("198.51.100.9"), finding.Subjects);
        Assert.Equal("servicePrincipalRiskDetections", Assert.Single(finding.Evidence).EntitySet);
    }

    [Fact]
    public void SeveralOfOneAppAreOneFindingAndOneOpenIsEnough()
    {
        var finding = Assert.Single(Hunt(Detection("leakedCredentials", "dismissed"), Detection("suspiciousSignins") with { Id = "r2" }).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count);
        Assert.Equal(Severity.Low, Assert.Single(Hunt(Detection("leakedCredentials", "dismissed")).Findings).Severity);
    }

    [Fact]
    public void OtherKindsAreNothing()
    {
        var result = Hunt(Detection("suspiciousAPITraffic"));

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("RSK-003"));
    }

    [Fact]
    public void WithoutTheListItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, Tenant().Hunt("RSK-003").StateOf("RSK-003"));

    private static HuntResult Hunt(params ServicePrincipalRiskDetection[] rows) => Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.ServicePrincipalRiskDetections, [.. rows]).Hunt("RSK-003");

    private static ServicePrincipalRiskDetection Detection(string kind, string state = "atRisk") => new()
    {
        Id = "r1", AppId = AppId, ServicePrincipalId = SpId, ServicePrincipalDisplayName = "Mail automation", RiskEventType = kind, RiskLevel = "high", RiskState = state, IPAddress = "198.51.100.9", ActivityDateTime = Now.AddDays(-1),
    };
}

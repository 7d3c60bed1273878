using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Crd010CredentialMisuseDetectionTests
{
    [Fact]
    public void TenFailuresFromANewAddressAreMediumAndASuccessMakesThemHigh()
    {
        var finding = Assert.Single(Hunt([AppSignIn(20), .. Failures(10)]).Findings);
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains(Subject.Address(StrangeAddress), finding.Subjects);

        Assert.Equal(Severity.High, Assert.Single(Hunt([AppSignIn(20), .. Failures(10), AppSignIn(5, StrangeAddress, number: 64999, minutes: 100)]).Findings).Severity);
    }

    [Fact]
    public void FewerSlowerOrAtHomeIsNothing()
    {
        Assert.Empty(Hunt([AppSignIn(20), .. Failures(9)]).Findings);
        Assert.Empty(Hunt([AppSignIn(20), .. Failures(12, pause: 30)]).Findings);
        var result = Hunt([AppSignIn(20), .. Failures(30, address: HomeAddress, number: 64500)]);
        Assert.Empty(result.Findings);
        Assert.NotEqual(DetectionState.NotAssessed, result.StateOf("CRD-010"));
    }

    [Fact]
    public void CallsToADisabledAppFromElsewhereAreMedium()
    {
        Assert.Equal(Severity.Medium, Assert.Single(Hunt([AppSignIn(20), AppSignIn(5, StrangeAddress, 7000112, number: 64999)]).Findings).Severity);
        Assert.Empty(Hunt([AppSignIn(20), AppSignIn(5, HomeAddress, 7000112)]).Findings);
    }

    [Fact]
    public void ALeakIsHigh()
    {
        var leak = new ServicePrincipalRiskDetection { Id = "l1", AppId = AppId, RiskEventType = "leakedCredentials", RiskLevel = "high", RiskState = "atRisk", KeyIds = ["k1"], ActivityDateTime = Now.AddDays(-2) };
        var result = Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.ServicePrincipalRiskDetections, leak).Hunt("CRD-010");

        Assert.Equal(Severity.High, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void WithoutSignInsAndLeaksItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, Tenant().Hunt("CRD-010").StateOf("CRD-010"));

    private static HuntResult Hunt(SignIn[] signIns) => Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.SignIns, [.. signIns]).Hunt("CRD-010");

    private static IEnumerable<SignIn> Failures(int count, double pause = 2, string address = StrangeAddress, int number = 64999) =>
        Enumerable.Range(0, count).Select(index => AppSignIn(5, address, 7000215, number: number, minutes: index * pause));
}

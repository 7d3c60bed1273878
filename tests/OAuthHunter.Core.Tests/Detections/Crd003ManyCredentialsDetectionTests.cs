using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Crd003ManyCredentialsDetectionTests
{
    [Fact]
    public void ThreeValidSecretsOnBothObjectsAreMedium()
    {
        var result = Plain(Registration() with { PasswordCredentials = [Secret(200), Secret(100, "k2")] }, Sp() with { PasswordCredentials = [Secret(50, "k3")] });

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal(3, finding.Evidence.Count);
    }

    [Fact]
    public void SecretAndCertificateOnAPrivilegedAppAreMediumAndHighForExchange()
    {
        var registration = Registration() with { PasswordCredentials = [Secret(100)], KeyCredentials = [Certificate(100)] };
        Assert.Equal(Severity.Medium, Assert.Single(PrivilegedApp(registration).Hunt("CRD-003").Findings).Severity);
        Assert.Equal(Severity.High, Assert.Single(PrivilegedApp(registration).Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator)).Hunt("CRD-003").Findings).Severity);
    }

    [Fact]
    public void ARotationAPowerlessMixAndExpiredOnesAreNothing()
    {
        var leaving = Secret(690, "k2");
        Assert.Empty(Plain(Registration() with { PasswordCredentials = [Secret(10), leaving, Secret(20, "k3")] }, Sp()).Findings);
        Assert.Empty(Plain(Registration() with { PasswordCredentials = [Secret(10)], KeyCredentials = [Certificate(10)] }, Sp()).Findings);
        var result = Plain(Registration() with { PasswordCredentials = [Secret(10), Secret(900, "k2"), Secret(900, "k3")] }, Sp());
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CRD-003"));
    }

    [Fact]
    public void WithoutCredentialsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals).Hunt("CRD-003").StateOf("CRD-003"));

    private static HuntResult Plain(Application registration, ServicePrincipal principal) => Tenant().Add(EntitySets.ServicePrincipals, principal).Add(EntitySets.Applications, registration).Hunt("CRD-003");
}

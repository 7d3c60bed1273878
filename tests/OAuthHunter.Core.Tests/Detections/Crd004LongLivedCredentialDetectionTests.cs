using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Crd004LongLivedCredentialDetectionTests
{
    [Theory]
    [InlineData(-500, 300, true)]
    [InlineData(-10, 800, true)]
    [InlineData(-10, 99000, true)]
    [InlineData(-300, 430, false)]
    [InlineData(-900, -5, false)]
    public void SecretsAreLongAfterTwoYears(double start, double end, bool isLong) =>
        Assert.Equal(isLong, Tenant().Add(EntitySets.Applications, Registration() with { PasswordCredentials = [Lasting(Secret(0), start, end)] }).Hunt("CRD-004").Findings.Count == 1);

    [Theory]
    [InlineData(-10, 1080, false)]
    [InlineData(-10, 1500, true)]
    public void CertificatesAreLongAfterThree(double start, double end, bool isLong) =>
        Assert.Equal(isLong, Tenant().Add(EntitySets.Applications, Registration() with { KeyCredentials = [Lasting(Certificate(0), start, end)] }).Hunt("CRD-004").Findings.Count == 1);

    [Fact]
    public void APrivilegedAppIsMediumAndAPlainOneLow()
    {
        var registration = Registration() with { PasswordCredentials = [Lasting(Secret(0), -10, 3000)] };
        Assert.Equal(Severity.Medium, Assert.Single(PrivilegedApp(registration).Hunt("CRD-004").Findings).Severity);
        Assert.Equal(Severity.Low, Assert.Single(Tenant().Add(EntitySets.Applications, registration).Hunt("CRD-004").Findings).Severity);
    }

    [Fact]
    public void ASamlSigningKeyIsNothing()
    {
        var saml = Sp() with { PreferredSingleSignOnMode = "saml", KeyCredentials = [Lasting(Certificate(0), -10, 3000)] };
        var result = Tenant().Add(EntitySets.ServicePrincipals, saml).Hunt("CRD-004");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CRD-004"));
    }

    [Fact]
    public void WithoutCredentialsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals).Hunt("CRD-004").StateOf("CRD-004"));

    private static AppCredential Lasting(AppCredential credential, double start, double end) => credential with { StartDateTime = Now.AddDays(start), EndDateTime = Now.AddDays(end) };
}

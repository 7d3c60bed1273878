using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App027PublicClientDetectionTests
{
    [Fact]
    public void APublicClientWithMailIsLow()
    {
        var finding = Assert.Single(App(Registration() with { IsFallbackPublicClient = true }).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.ReadWrite")).Hunt("APP-027").Findings);

        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Equal(["applications", "oauth2PermissionGrants"], finding.Evidence.Select(row => row.EntitySet));
    }

    [Fact]
    public void TheImplicitFlowCountsToo() =>
        Assert.Single(App(Registration() with { EnableAccessTokenIssuance = true }).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.ReadWrite")).Hunt("APP-027").Findings);

    [Fact]
    public void WithoutPowerItPasses() =>
        Assert.Empty(App(Registration() with { IsFallbackPublicClient = true }).Add(EntitySets.OAuth2PermissionGrants, Delegated("User.Read")).Hunt("APP-027").Findings);

    [Fact]
    public void AConfidentialClientPasses() =>
        Assert.Empty(App(Registration() with { IsFallbackPublicClient = false }).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.ReadWrite")).Hunt("APP-027").Findings);

    private static TestTenant App(Application registration) => Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, registration);

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-027").StateOf("APP-027"));
}

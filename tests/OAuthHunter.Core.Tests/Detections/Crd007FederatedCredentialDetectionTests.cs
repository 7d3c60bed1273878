using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Crd007FederatedCredentialDetectionTests
{
    private const string GitHub = "https://token.actions.githubusercontent.com";

    [Theory]
    [InlineData("https://issuer.example.net/", "anybody")]
    [InlineData("https://login.microsoftonline.com/f0000000-0000-4000-8000-0000000000aa/v2.0", "b0000000-0000-4000-8000-000000000077")]
    [InlineData(GitHub, "repo:contoso/*:ref:refs/heads/main")]
    public void StrangersAndWildcardsAreHigh(string issuer, string subject)
    {
        var finding = Assert.Single(Plain(Trust(issuer, subject)).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("applications", Assert.Single(finding.Evidence).EntitySet);
    }

    [Fact]
    public void AStrangerOnAPrivilegedAppIsCriticalAndAWildcardIsNot()
    {
        Assert.Equal(Severity.Critical, Assert.Single(Privileged(Trust("https://issuer.example.net/", "x")).Findings).Severity);
        Assert.Equal(Severity.High, Assert.Single(Privileged(Trust(GitHub, "repo:contoso/site:*")).Findings).Severity);
    }

    [Fact]
    public void AnExpressionIsHigh() => Assert.Single(Plain(Trust(GitHub, null) with { ClaimsMatchingExpression = "claims['sub'] matches 'repo:contoso/*'" }).Findings);

    [Fact]
    public void AnOrganizationThatNobodyElseTrustsIsHigh()
    {
        var tenant = Tenant().Add(EntitySets.Applications,
            Registered(1, Trust(GitHub, "repo:northwind/a:ref:refs/heads/main")), Registered(2, Trust(GitHub, "repo:northwind/b:ref:refs/heads/main")), Registered(3, Trust(GitHub, "repo:stranger/c:ref:refs/heads/main")));
        Assert.Contains("stranger", Assert.Single(tenant.Hunt("CRD-007").Findings).Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GitHub, "repo:contoso/site:ref:refs/heads/main")]
    [InlineData("https://login.microsoftonline.com/" + TestTenant.TenantId + "/v2.0", "b0000000-0000-4000-8000-000000000077")]
    [InlineData("https://eastus.oic.prod-aks.azure.com/x/y/", "system:serviceaccount:web:site")]
    [InlineData("https://vstoken.dev.azure.com/x", "sc://contoso/site/deploy")]
    public void KnownPipelinesAndTheTenantItselfAreNothing(string issuer, string subject)
    {
        var result = Plain(Trust(issuer, subject));

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CRD-007"));
    }

    [Fact]
    public void RegistrationsWithoutThePropertyAreNotAPass()
    {
        Assert.Equal(DetectionState.PartlyAssessed, Tenant().Add(EntitySets.Applications, Registration()).Hunt("CRD-007").StateOf("CRD-007"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals).Hunt("CRD-007").StateOf("CRD-007"));
    }

    private static AppCredential Trust(string issuer, string? subject) => new() { Kind = AppCredentialKind.Federated, KeyId = "f1", DisplayName = "pipeline", Issuer = issuer, Subject = subject };

    private static Application Registered(int number, AppCredential trust) => Registration() with { Id = $"c0000000-0000-4000-8000-00000000010{number}", AppId = $"a0000000-0000-4000-8000-00000000010{number}", FederatedIdentityCredentials = [trust] };

    private static HuntResult Plain(AppCredential trust) => Tenant().Add(EntitySets.Applications, Registration() with { FederatedIdentityCredentials = [trust] }).Hunt("CRD-007");

    private static HuntResult Privileged(AppCredential trust) => PrivilegedApp(Registration() with { FederatedIdentityCredentials = [trust] }).Hunt("CRD-007");
}

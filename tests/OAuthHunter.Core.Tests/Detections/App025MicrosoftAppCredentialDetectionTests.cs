using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App025MicrosoftAppCredentialDetectionTests
{
    [Fact]
    public void ASecretOfOursIsHighAndWithPowerCritical()
    {
        var finding = Assert.Single(With(Secret(400)).Hunt("APP-025").Findings);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("servicePrincipals", finding.Evidence[0].EntitySet);

        Assert.Equal(Severity.Critical, Assert.Single(With(Secret(10)).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Hunt("APP-025").Findings).Severity);
    }

    [Fact]
    public void AnExpiredOneIsLow() => Assert.Equal(Severity.Low, Assert.Single(With(Secret(900)).Hunt("APP-025").Findings).Severity);

    [Fact]
    public void OneOnlyTheLogShowsCounts()
    {
        var audit = Audit("Add service principal credentials", 5, [new AuditTarget { Id = SpId, DisplayName = "Service", Type = "ServicePrincipal", ModifiedProperties = [new("KeyDescription", "[]", $"[\"{Entry("10000000-0000-4000-8000-000000000001")}\"]")] }]);
        var tenant = Tenant().Add(EntitySets.ServicePrincipals, Sp("Service", 900, MicrosoftTenant) with { PasswordCredentials = null, KeyCredentials = null }).Add(EntitySets.DirectoryAudits, audit);

        Assert.Single(tenant.Hunt("APP-025").Findings);
    }

    [Fact]
    public void AnUntouchedAppPasses() => Assert.Empty(Tenant().Hunt("APP-025").Findings);

    [Fact]
    public void AnotherVendorsAppIsNotMicrosofts() =>
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Verified() with { PasswordCredentials = [Secret(10)] }).Hunt("APP-025").Findings);

    private static TestTenant With(AppCredential credential) => Tenant().Add(EntitySets.ServicePrincipals, Sp("Service", 900, MicrosoftTenant) with { PasswordCredentials = [credential] });

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-025").StateOf("APP-025"));
}

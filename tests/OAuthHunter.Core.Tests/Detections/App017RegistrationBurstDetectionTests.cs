using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App017RegistrationBurstDetectionTests
{
    [Fact]
    public void ThreeAppsInTenMinutesAreABurst()
    {
        var finding = Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, Added(1, 0), Added(2, 3), Added(3, 6)).Hunt("APP-017").Findings);

        Assert.Equal((Severity.Medium, TargetKind.User), (finding.Severity, finding.TargetKind));
        Assert.Equal(3, finding.Evidence.Count);
    }

    [Fact]
    public void ThreeAppsInAWeekAreNot() => Assert.Empty(Tenant().Add(EntitySets.DirectoryAudits, Added(1, 0), Added(2, 3000), Added(3, 6000)).Hunt("APP-017").Findings);

    [Fact]
    public void AToolIsNamed()
    {
        var finding = Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, Added(1, 0, User() with { UserAgent = "Swagger-Codegen/1.0.0.0/csharp/msal" })).Hunt("APP-017").Findings);

        Assert.Contains("Swagger-Codegen", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void APlainUsersFirstAppThatAsksForMailIsHigh()
    {
        var audit = Added(1, 0, User("jo@contoso.com"), new ModifiedProperty("RequiredResourceAccess", "[]", Manifest(MailSend, true)));

        Assert.Equal(Severity.High, Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, audit).Hunt("APP-017").Findings).Severity);
    }

    [Fact]
    public void WithoutTheRolesNobodyIsSaidToBePlain()
    {
        var audit = Added(1, 0, User("jo@contoso.com"), new ModifiedProperty("RequiredResourceAccess", "[]", Manifest(MailSend, true)));

        var finding = Assert.Single(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, audit).Hunt("APP-017").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Empty(finding.Escalations);
    }

    [Fact]
    public void OneOrdinaryRegistrationPasses() => Assert.Empty(Tenant().Add(EntitySets.DirectoryAudits, Added(1, 0)).Hunt("APP-017").Findings);

    [Fact]
    public void APipelinePasses()
    {
        var pipeline = new AuditActor { Kind = AuditActorKind.Application, AppId = AppId, DisplayName = "pipeline" };

        Assert.Empty(Tenant().Add(EntitySets.DirectoryAudits, Added(1, 0, pipeline), Added(2, 1, pipeline), Added(3, 2, pipeline)).Hunt("APP-017").Findings);
    }

    private static DirectoryAudit Added(int number, double minutes, AuditActor? actor = null, params ModifiedProperty[] more) => Audit("Add application", minutes,
    [
        new AuditTarget
        {
            Id = $"c0000000-0000-4000-8000-00000000010{number}", DisplayName = $"app {number}", Type = "Application",
            ModifiedProperties = [new("AppId", "[]", $"[\"a0000000-0000-4000-8000-00000000010{number}\"]"), .. more],
        },
    ], actor);

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-017").StateOf("APP-017"));
}

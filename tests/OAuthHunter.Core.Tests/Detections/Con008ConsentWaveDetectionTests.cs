using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Con008ConsentWaveDetectionTests
{
    [Fact]
    public void FiveWithinADayAndThreeWithinAnHourAreWaves()
    {
        Assert.Equal(Severity.High, Assert.Single(Hunt(Foreign(10), Wave(5, 200, "openid")).Findings).Severity);
        var finding = Assert.Single(Hunt(Foreign(10), Wave(3, 20, "Mail.Read")).Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(3, finding.Evidence.Count);
        Assert.Equal(Confidence.High, finding.Confidence);
        Assert.Contains(Subject.User("user2@contoso.com"), finding.Subjects);
    }

    [Fact]
    public void FewerSlowerOrTheSameUserAreNothing()
    {
        Assert.Empty(Hunt(Foreign(10), Wave(4, 200, "Mail.Read")).Findings);
        Assert.Empty(Hunt(Foreign(10), Wave(5, 500, "Mail.Read")).Findings);
        Assert.Empty(Hunt(Foreign(10), [.. Enumerable.Range(0, 8).Select(index => ByUser("Mail.Read", index))]).Findings);
    }

    [Fact]
    public void ARollOutOfAVerifiedAnOldOrAnOwnAppIsNothing()
    {
        Assert.Empty(Hunt(Foreign(10, publisher: "Fabrikam"), Wave(9, 5, "Mail.Read")).Findings);
        Assert.Empty(Hunt(Foreign(300), Wave(9, 5, "Mail.Read")).Findings);
        var result = Hunt(Sp("Intranet", 10), Wave(9, 5, "Mail.Read"));
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CON-008"));
    }

    [Fact]
    public void FromTheLogAloneItIsLessSure()
    {
        var finding = Assert.Single(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, [.. Wave(6, 5, "Mail.Read")]).Hunt("CON-008").Findings);

        Assert.Equal(Confidence.Low, finding.Confidence);
        Assert.NotEmpty(finding.NotAssessed);
    }

    [Fact]
    public void WithoutLogsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals).Hunt("CON-008").StateOf("CON-008"));

    private static HuntResult Hunt(ServicePrincipal app, DirectoryAudit[] audits) => Tenant().Add(EntitySets.ServicePrincipals, app).Add(EntitySets.DirectoryAudits, [.. audits]).Hunt("CON-008");

    private static DirectoryAudit[] Wave(int users, double pause, string scopes) =>
        [.. Enumerable.Range(1, users).Select(index => ByUser(scopes, index * pause, $"user{index}@contoso.com", $"d0000000-0000-4000-8000-0000000001{index:00}"))];
}

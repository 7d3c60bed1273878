using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Own004AppOwnsAppDetectionTests
{
    private const string OwnerSp = "b0000000-0000-4000-8000-000000000055";
    private const string OwnerApp = "a0000000-0000-4000-8000-000000000055";

    [Theory]
    [InlineData(TestTenant.TenantId, Severity.Medium)]
    [InlineData(ForeignTenant, Severity.High)]
    public void AnAppAsOwnerIsRatedByWhoseItIs(string tenantId, Severity severity)
    {
        var finding = Assert.Single(Owned(OwnerSp).Add(EntitySets.ServicePrincipals, Sp("Pipeline", 500, tenantId) with { Id = OwnerSp, AppId = OwnerApp }).Hunt("OWN-004").Findings);

        Assert.Equal(severity, finding.Severity);
        Assert.Equal(AppId, finding.AppId);
        Assert.Contains(Subject.App(OwnerApp), finding.Subjects);
    }

    [Fact]
    public void APersonAndAPlainAppAreNothing()
    {
        Assert.Empty(Owned(UmaId).Add(EntitySets.Users, Person()).Hunt("OWN-004").Findings);
        var result = Tenant().Add(EntitySets.ServicePrincipals, Sp(), Sp("Pipeline") with { Id = OwnerSp, AppId = OwnerApp }).Add(EntitySets.Applications, Registration() with { OwnerIds = [OwnerSp] }).Hunt("OWN-004");
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("OWN-004"));
    }

    [Fact]
    public void WithoutRegistrationsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals).Hunt("OWN-004").StateOf("OWN-004"));

    private static TestTenant Owned(string owner) => PrivilegedApp(Registration() with { OwnerIds = [owner] });
}

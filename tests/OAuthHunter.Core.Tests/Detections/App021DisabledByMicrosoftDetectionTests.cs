using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App021DisabledByMicrosoftDetectionTests
{
    private const string Status = "DisabledDueToViolationOfServicesAgreement";

    [Fact]
    public void ItIsHighAndWithConsentsCritical()
    {
        Assert.Equal(Severity.High, Assert.Single(Disabled(Status).Hunt("APP-021").Findings).Severity);
        Assert.Equal(Severity.Critical, Assert.Single(Disabled(Status).Add(EntitySets.OAuth2PermissionGrants, Delegated("User.Read", UserId)).Hunt("APP-021").Findings).Severity);
    }

    [Fact]
    public void AnAdministratorsConsentForAllIsAConsent()
    {
        var finding = Assert.Single(Disabled(Status).Add(EntitySets.OAuth2PermissionGrants, Delegated("User.Read")).Hunt("APP-021").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "oauth2PermissionGrants");
    }

    [Fact]
    public void ADeletedAppCounts()
    {
        var tenant = Tenant().Add(EntitySets.DeletedServicePrincipals, Sp("Mail Helper", 20, ForeignTenant) with { DisabledByMicrosoftStatus = Status, DeletedDateTime = Now.AddDays(-2) });

        Assert.Contains(Assert.Single(tenant.Hunt("APP-021").Findings).Evidence, row => row.EntitySet == "deletedServicePrincipals");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("NotDisabled")]
    public void AnAppInGoodStandingPasses(string? status) => Assert.Empty(Disabled(status).Hunt("APP-021").Findings);

    private static TestTenant Disabled(string? status) => Tenant().Add(EntitySets.ServicePrincipals, Sp("Mail Helper", 20, ForeignTenant) with { DisabledByMicrosoftStatus = status });

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-021").StateOf("APP-021"));
}

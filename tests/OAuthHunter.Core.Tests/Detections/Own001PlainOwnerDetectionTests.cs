using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Own001PlainOwnerDetectionTests
{
    [Fact]
    public void APlainOwnerOfAPrivilegedAppIsMedium()
    {
        var finding = Assert.Single(Owned(UmaId).Hunt("OWN-001").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains(Uma, finding.Summary, StringComparison.Ordinal);
        Assert.Contains(Subject.User(UmaId), finding.Subjects);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "applications");
    }

    [Fact]
    public void OverExchangeItIsHigh() => Assert.Equal(Severity.High, Assert.Single(Owned(UmaId).Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator)).Hunt("OWN-001").Findings).Severity);

    [Fact]
    public void AnOwnerAtRiskOrWithoutMfaIsCritical()
    {
        Assert.Equal(Severity.Critical, Assert.Single(Owned(UmaId).Add(EntitySets.RiskyUsers, new RiskyUser { Id = UmaId, RiskLevel = "high", RiskState = "atRisk" }).Hunt("OWN-001").Findings).Severity);
        Assert.Equal(Severity.Critical, Assert.Single(Owned(UmaId).Add(EntitySets.UserRegistrationDetails, new UserRegistrationDetails { Id = UmaId, IsMfaRegistered = false }).Hunt("OWN-001").Findings).Severity);
        Assert.Equal(Severity.Medium, Assert.Single(Owned(UmaId).Add(EntitySets.RiskyUsers, new RiskyUser { Id = UmaId, RiskLevel = "high", RiskState = "dismissed" }).Hunt("OWN-001").Findings).Severity);
    }

    [Fact]
    public void AnAdministratorAPlainAppAndAnAppAsOwnerAreNothing()
    {
        Assert.Empty(Owned(AdminFixture.AdminId).WithAdmin().Hunt("OWN-001").Findings);
        Assert.Empty(Owned(OtherSp).Hunt("OWN-001").Findings);
        var result = Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration() with { OwnerIds = [UmaId] }).Hunt("OWN-001");
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("OWN-001"));
    }

    [Fact]
    public void WithoutRolesItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals, EntitySets.Applications).Hunt("OWN-001").StateOf("OWN-001"));

    private static TestTenant Owned(string owner) => PrivilegedApp(Registration() with { OwnerIds = [owner] }).Add(EntitySets.Users, Person());
}

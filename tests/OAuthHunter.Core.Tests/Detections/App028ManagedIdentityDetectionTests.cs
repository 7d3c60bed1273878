using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App028ManagedIdentityDetectionTests
{
    [Fact]
    public void MailIsMediumAndExchangeAdministrationHigh()
    {
        Assert.Equal(Severity.Medium, Assert.Single(Identity().Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Hunt("APP-028").Findings).Severity);

        var result = Identity().Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp)).Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator)).Hunt("APP-028");
        Assert.Equal(Severity.High, Assert.Single(result.Findings).Severity);
        Assert.Contains(result.Findings[0].Evidence, row => row.EntitySet == "roleAssignments");
    }

    [Fact]
    public void ARoleThatOnlyReadsAdministersNothing()
    {
        var result = Identity().Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp)).Add(EntitySets.RoleAssignments, Role(GlobalReader)).Hunt("APP-028");

        Assert.Equal(Severity.Medium, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void AnIdentityWithoutPowerPasses() => Assert.Empty(Identity().Hunt("APP-028").Findings);

    [Fact]
    public void AnOrdinaryAppIsNone() => Assert.Empty(HomeMade().Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Hunt("APP-028").Findings);

    private static TestTenant Identity() => Tenant().Add(EntitySets.ServicePrincipals, Sp("runbooks") with { ServicePrincipalType = "ManagedIdentity" });

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-028").StateOf("APP-028"));
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App019MadeMultiTenantDetectionTests
{
    [Fact]
    public void OpeningAPrivilegedAppIsHighForAPlainUser()
    {
        var result = App(400).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Add(EntitySets.DirectoryAudits, ApplicationUpdated(10, User(), Opening)).Hunt("APP-019");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "directoryAudits");
    }

    [Fact]
    public void ByAnAdministratorItIsMedium()
    {
        var result = App(400).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Add(EntitySets.Users, new User { Id = AdminId, UserPrincipalName = Admin })
            .Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator, AdminId) with { PrincipalType = "User" })
            .Add(EntitySets.DirectoryAudits, ApplicationUpdated(10, User(), Opening)).Hunt("APP-019");

        Assert.Equal(Severity.Medium, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void AnAppWithoutPowerMayOpen() => Assert.Empty(App(400).Add(EntitySets.DirectoryAudits, ApplicationUpdated(10, User(), Opening)).Hunt("APP-019").Findings);

    [Fact]
    public void ANewAppMayBeSetUp() =>
        Assert.Empty(App(6).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Add(EntitySets.DirectoryAudits, ApplicationUpdated(10, User(), Opening)).Hunt("APP-019").Findings);

    [Fact]
    public void ClosingPasses() =>
        Assert.Empty(App(400).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Add(EntitySets.DirectoryAudits, ApplicationUpdated(10, User(), new ModifiedProperty("AvailableToOtherTenants", "[true]", "[false]"))).Hunt("APP-019").Findings);

    private static ModifiedProperty Opening { get; } = new("AvailableToOtherTenants", "[false]", "[true]");

    private static TestTenant App(double ageInDays) => Tenant().Add(EntitySets.ServicePrincipals, Sp("Contoso_GhY", ageInDays)).Add(EntitySets.Applications, Registration("Contoso_GhY", ageInDays));

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-019").StateOf("APP-019"));
}

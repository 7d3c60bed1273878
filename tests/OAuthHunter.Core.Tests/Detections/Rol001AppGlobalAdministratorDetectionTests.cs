using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Rol001AppGlobalAdministratorDetectionTests
{
    private const string GroupId = "60000000-0000-4000-8000-000000000001";

    [Fact]
    public void AnAppAsGlobalAdministratorIsCriticalHoweverOld()
    {
        var result = Established().Add(EntitySets.RoleAssignments, Role(WellKnown.GlobalAdministrator)).Hunt("ROL-001");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(AppId, finding.TargetId);
        Assert.Equal("roleAssignments", finding.Evidence[0].EntitySet);
    }

    [Fact]
    public void ThroughAGroupItIsTheSame()
    {
        var result = Established()
            .Add(EntitySets.Groups, new Group { Id = GroupId, DisplayName = "Automation", MemberIds = [SpId] })
            .Add(EntitySets.RoleAssignments, Role(WellKnown.GlobalAdministrator, GroupId) with { PrincipalType = "Group" })
            .Hunt("ROL-001");

        Assert.Contains("Automation", Assert.Single(result.Findings).Summary);
    }

    [Fact]
    public void AUserOrAnotherRoleIsNothing()
    {
        var result = Established()
            .Add(EntitySets.RoleAssignments, Role(WellKnown.GlobalAdministrator, AdminId) with { PrincipalType = "User" }, Role(WellKnown.ExchangeAdministrator))
            .Hunt("ROL-001");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("ROL-001"));
    }

    [Fact]
    public void TheLogStandsInWithLessConfidence()
    {
        var result = TestTenant.Contoso().Add(EntitySets.DirectoryAudits, SpAdded(), RoleGiven(WellKnown.GlobalAdministrator)).Hunt("ROL-001");

        Assert.Equal(Confidence.Medium, Assert.Single(result.Findings).Confidence);
    }

    [Fact]
    public void ARoleTakenAwayAgainIsNothing()
    {
        var given = RoleGiven(WellKnown.GlobalAdministrator);
        var taken = given with { Id = "taken", ActivityDisplayName = "Remove member from role", ActivityDateTime = given.ActivityDateTime!.Value.AddHours(1) };

        Assert.Empty(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, SpAdded(), given, taken).Hunt("ROL-001").Findings);
    }

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("ROL-001").StateOf("ROL-001"));
}

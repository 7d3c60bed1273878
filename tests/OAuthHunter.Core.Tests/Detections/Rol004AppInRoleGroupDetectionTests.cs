using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Rol004AppInRoleGroupDetectionTests
{
    [Fact]
    public void AMemberOfAGroupThatHoldsGlobalAdministratorIsCritical()
    {
        var result = HomeMade().Add(EntitySets.Groups, Group(members: [SpId])).Add(EntitySets.RoleAssignments, Holds(WellKnown.GlobalAdministrator, RoleRecords.GroupId, "Group")).Hunt("ROL-004");

        var finding = Assert.Single(result.Findings);
        Assert.Equal((Severity.Critical, AppId), (finding.Severity, finding.TargetId));
        Assert.Contains("member of", finding.Summary);
        Assert.NotEmpty(finding.Escalations);
    }

    [Fact]
    public void AnOwnerIsHighBecauseHeCanJoin()
    {
        var result = HomeMade().Add(EntitySets.Groups, Group(owners: [SpId])).Add(EntitySets.RoleAssignments, Holds(ApplicationAdministrator, RoleRecords.GroupId, "Group")).Hunt("ROL-004");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("owner of", finding.Summary);
    }

    [Fact]
    public void PeopleInAGroupAreNoApps() => Assert.Empty(HomeMade().Add(EntitySets.Groups, Group(members: [UserId(1)], owners: [UserId(2)])).Hunt("ROL-004").Findings);

    [Fact]
    public void AnOrdinaryGroupGivesNothing() =>
        Assert.Empty(HomeMade().Add(EntitySets.Groups, Group(members: [SpId]) with { IsAssignableToRole = false }).Hunt("ROL-004").Findings);

    [Fact]
    public void OwnersThatWereNotCapturedKeepItFromAPass()
    {
        var result = HomeMade().Add(EntitySets.Groups, Group(members: []) with { OwnerIds = null }).Hunt("ROL-004");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, result.StateOf("ROL-004"));
    }

    [Fact]
    public void WithoutGroupsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals).Hunt("ROL-004").StateOf("ROL-004"));

    private static Group Group(string[]? members = null, string[]? owners = null) =>
        new() { Id = RoleRecords.GroupId, DisplayName = "Tier 0", IsAssignableToRole = true, MemberIds = members ?? [], OwnerIds = owners ?? [] };
}

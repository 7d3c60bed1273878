using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Rol005GlobalAdministratorsDetectionTests
{
    [Fact]
    public void SixAreTooMany()
    {
        var finding = Assert.Single(Tenant([.. Enumerable.Range(1, 6).Select(number => Account(number))]).Hunt("ROL-005").Findings);

        Assert.Equal((Severity.Medium, TargetKind.Tenant), (finding.Severity, finding.TargetKind));
        Assert.Contains("6 accounts", finding.Summary);
        Assert.Equal(6, finding.Evidence.Count);
    }

    [Fact]
    public void EmergencyAccountsAreCountedApart() => Assert.Empty(Tenant([.. Enumerable.Range(1, 4).Select(number => Account(number)), Account(5, "breakglass1"), Account(6, "breakglass2")]).Hunt("ROL-005").Findings);

    [Fact]
    public void HoldersOfUnknownKindCountWithLowConfidence()
    {
        var tenant = TestTenant.Contoso().Add(EntitySets.RoleAssignments, [.. Enumerable.Range(1, 7).Select(number => Holds(WellKnown.GlobalAdministrator, UserId(number)) with { PrincipalType = null })]);
        var finding = Assert.Single(tenant.Hunt("ROL-005").Findings);

        Assert.Equal(Confidence.Low, finding.Confidence);
        Assert.Contains("does not tell what they are", finding.Summary);
    }

    [Fact]
    public void OneAloneIsTooFew() => Assert.Contains("Only one", Assert.Single(Tenant(Account(1)).Hunt("ROL-005").Findings).Summary);

    [Fact]
    public void OneOfASelectionSaysNothingOfTheRest()
    {
        var tenant = Tenant(Account(1)).Without(EntitySets.RoleAssignments, EvidenceState.Incomplete, "a selection");
        Assert.Empty(tenant.Hunt("ROL-005").Findings);
    }

    [Theory]
    [InlineData("Guest", false, "is a guest")]
    [InlineData("Member", true, "is synced from on premises")]
    public void GuestsAndSyncedAccountsAreHigh(string type, bool isSynced, string reason)
    {
        var finding = Assert.Single(Tenant(Account(1), Account(2), Account(3, isSynced: isSynced, type: type)).Hunt("ROL-005").Findings);

        Assert.Equal((Severity.High, UserId(3)), (finding.Severity, finding.TargetId));
        Assert.Contains(reason, finding.Summary);
    }

    [Fact]
    public void AMailAddressIsMedium() => Assert.Equal(Severity.Medium, Assert.Single(Tenant(Account(1), Account(2), Account(3, mail: "three@contoso.com")).Hunt("ROL-005").Findings).Severity);

    [Fact]
    public void TwoToFiveOfTheRightKindAreFine() => Assert.Equal(DetectionState.PartlyAssessed, Tenant(Account(1), Account(2), Account(3)).Hunt("ROL-005").StateOf("ROL-005"));

    [Fact]
    public void EligibleOnesAndMembersOfGroupsCount()
    {
        var tenant = Tenant(Account(1), Account(2), Account(3), Account(4), Account(5), Account(6))
            .Add(EntitySets.Groups, new Group { Id = RoleRecords.GroupId, DisplayName = "GA", IsAssignableToRole = true, MemberIds = [UserId(7)], OwnerIds = [] })
            .Add(EntitySets.Users, Account(7), Account(8))
            .Add(EntitySets.RoleAssignments, Holds(WellKnown.GlobalAdministrator, RoleRecords.GroupId, "Group"))
            .Add(EntitySets.RoleEligibilityScheduleInstances, Holds(WellKnown.GlobalAdministrator, UserId(8)) with { IsEligible = true });
        Assert.Contains("8 accounts hold or can activate Global Administrator (1 of them only through PIM)", Assert.Single(tenant.Hunt("ROL-005").Findings).Summary);
    }

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("ROL-005").StateOf("ROL-005"));

    private static TestTenant Tenant(params User[] holders) => TestTenant.Contoso()
        .Add(EntitySets.Users, [.. holders])
        .Add(EntitySets.RoleAssignments, [.. holders.Select(user => Holds(WellKnown.GlobalAdministrator, user.Id!))]);
}

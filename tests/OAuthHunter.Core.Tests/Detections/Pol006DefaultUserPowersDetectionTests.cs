using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Pol006DefaultUserPowersDetectionTests
{
    [Fact]
    public void GuestsLikeMembersAreMedium() => Assert.Equal(Severity.Medium, Hunt(Authorization() with { GuestUserRoleId = "a0b1b346-4d3e-4e8b-98f8-753987be4970" }).Severity);

    [Fact]
    public void EveryoneInvitesIsLow() => Assert.Equal(Severity.Low, Hunt(Authorization() with { AllowInvitesFrom = "everyone" }).Severity);

    [Fact]
    public void DefaultsAloneAreInfo() => Assert.Equal(Severity.Info, Hunt(Authorization() with { GuestUserRoleId = "10dae51f-b6af-4016-8d66-8c2a99b929b3" }).Severity);

    [Fact]
    public void EachSettingIsARow()
    {
        var finding = Hunt(Authorization() with { AllowInvitesFrom = "everyone", AllowEmailVerifiedUsersToJoinOrganization = true, BlockMsolPowerShell = false });

        Assert.Equal(3, finding.Evidence.Count);
        Assert.Contains(finding.Evidence, row => row.Description == "Guests: allowInvitesFrom is everyone (recommended: adminsAndGuestInviters)");
    }

    [Fact]
    public void NarrowIsAPass() => Assert.Equal(DetectionState.Pass, TestTenant.Contoso().Add(EntitySets.AuthorizationPolicy, Authorization()).Hunt("POL-006").StateOf("POL-006"));

    [Fact]
    public void WithoutThePolicyItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("POL-006").StateOf("POL-006"));

    private static Finding Hunt(AuthorizationPolicy policy) => Assert.Single(TestTenant.Contoso().Add(EntitySets.AuthorizationPolicy, policy).Hunt("POL-006").Findings);
}

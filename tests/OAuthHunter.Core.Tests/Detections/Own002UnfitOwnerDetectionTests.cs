using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Own002UnfitOwnerDetectionTests
{
    [Theory]
    [InlineData(false, "Member", true, "is disabled")]
    [InlineData(true, "Guest", true, "is a guest")]
    [InlineData(true, "Member", false, "has no MFA method registered")]
    public void EachFlawIsTold(bool enabled, string type, bool registered, string flaw)
    {
        var finding = Assert.Single(Hunt(Tenant(), Person(enabled: enabled, type: type), registered).Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains(flaw, finding.Summary, StringComparison.Ordinal);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void OnAPrivilegedAppItIsHigh() =>
        Assert.Equal(Severity.High, Assert.Single(Hunt(Tenant().Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp)), Person(enabled: false), true).Findings).Severity);

    [Fact]
    public void AProtectedColleagueIsNothing()
    {
        var result = Hunt(Tenant(), Person(), true);

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("OWN-002"));
    }

    [Fact]
    public void WithoutUsersItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, Tenant().Hunt("OWN-002").StateOf("OWN-002"));

    private static HuntResult Hunt(TestTenant tenant, User owner, bool registered) => tenant
        .Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration() with { OwnerIds = [UmaId] }).Add(EntitySets.Users, owner)
        .Add(EntitySets.UserRegistrationDetails, new UserRegistrationDetails { Id = UmaId, UserPrincipalName = Uma, IsMfaRegistered = registered }).Hunt("OWN-002");
}

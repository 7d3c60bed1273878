using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Aum005MigrationDetectionTests
{
    [Theory]
    [InlineData("preMigration", DetectionState.Finding)]
    [InlineData("migrationInProgress", DetectionState.Finding)]
    [InlineData("migrationComplete", DetectionState.Pass)]
    [InlineData(null, DetectionState.PartlyAssessed)]
    public void The_state_decides(string? state, DetectionState expected) => Assert.Equal(
        expected,
        TestTenant.Contoso().Add(EntitySets.AuthenticationMethodsPolicy, new AuthenticationMethodsPolicy { Id = "p", PolicyMigrationState = state }).Hunt("AUM-005").StateOf("AUM-005"));

    [Fact]
    public void Without_the_policy_it_is_not_assessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("AUM-005").StateOf("AUM-005"));
}

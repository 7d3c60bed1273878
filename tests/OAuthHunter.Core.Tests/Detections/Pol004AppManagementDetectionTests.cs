using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Pol004AppManagementDetectionTests
{
    [Fact]
    public void OffIsMedium() => Assert.Equal(Severity.Medium, Assert.Single(Tenant(new DefaultAppManagementPolicy { Id = "d", IsEnabled = false }).Hunt("POL-004").Findings).Severity);

    [Fact]
    public void OnWithNothingInItIsMedium() => Assert.Equal(3, Assert.Single(Tenant(new DefaultAppManagementPolicy { Id = "d", IsEnabled = true }).Hunt("POL-004").Findings).Evidence.Count);

    [Fact]
    public void HalfOfItIsLow()
    {
        var finding = Assert.Single(Tenant(Policy("passwordLifetime", null)).Hunt("POL-004").Findings);

        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Contains("passwordAddition, asymmetricKeyLifetime", finding.Summary);
    }

    [Fact]
    public void ABlockThatIsSwitchedOffIsNone() => Assert.Contains(
        "passwordAddition", Assert.Single(Tenant(Policy("passwordAddition", "asymmetricKeyLifetime", "disabled")).Hunt("POL-004").Findings).Summary);

    [Fact]
    public void StrictIsFine() => Assert.Equal(DetectionState.Pass, Tenant(Policy("passwordAddition", "asymmetricKeyLifetime")).With(EntitySets.AppManagementPolicies).Hunt("POL-004").StateOf("POL-004"));

    [Fact]
    public void AnExceptionIsNamedWithItsApps()
    {
        var tenant = Tenant(Policy("passwordAddition", "asymmetricKeyLifetime")).Add(EntitySets.AppManagementPolicies, new AppManagementPolicy { Id = "x", DisplayName = "Old apps", IsEnabled = false, AppliesToIds = ["some-app"] });
        Assert.Contains("some-app", Assert.Single(tenant.Hunt("POL-004").Findings).Summary);
    }

    [Fact]
    public void AnExceptionForNobodyIsNone() => Assert.Empty(
        Tenant(Policy("passwordAddition", "asymmetricKeyLifetime")).Add(EntitySets.AppManagementPolicies, new AppManagementPolicy { Id = "x", IsEnabled = false, AppliesToIds = [] }).Hunt("POL-004").Findings);

    [Fact]
    public void WithoutThePolicyItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("POL-004").StateOf("POL-004"));

    private static TestTenant Tenant(DefaultAppManagementPolicy policy) => TestTenant.Contoso().Add(EntitySets.DefaultAppManagementPolicy, policy);

    private static DefaultAppManagementPolicy Policy(string password, string? key, string state = "enabled") => new()
    {
        Id = "d", IsEnabled = true,
        ApplicationRestrictions = new AppManagementRestrictions
        {
            PasswordCredentials = [new CredentialRestriction { RestrictionType = password, State = state, MaxLifetime = "P90D" }],
            KeyCredentials = key is null ? [] : [new CredentialRestriction { RestrictionType = key, State = "enabled", MaxLifetime = "P180D" }],
        },
    };
}

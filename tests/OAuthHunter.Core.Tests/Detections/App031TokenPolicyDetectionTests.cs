using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App031TokenPolicyDetectionTests
{
    [Fact]
    public void ALongLifetimeOnAPrivilegedAppIsMedium()
    {
        var finding = Assert.Single(App().Add(EntitySets.TokenLifetimePolicies, Policy("""{"TokenLifetimePolicy":{"Version":1,"AccessTokenLifetime":"8:00:00"}}""")).Hunt("APP-031").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("8 hours", finding.Summary, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "tokenLifetimePolicies");
    }

    [Fact]
    public void MappedIdentityClaimsCount()
    {
        var finding = Assert.Single(App().Add(EntitySets.ClaimsMappingPolicies, Policy("""{"ClaimsMappingPolicy":{"Version":1,"ClaimsSchema":[{"Source":"user","ID":"mail","JwtClaimType":"upn"}]}}""")).Hunt("APP-031").Findings);

        Assert.Contains("upn", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void APolicyAttachedLatelyIsHigh() =>
        Assert.Equal(Severity.High, Assert.Single(App().Add(EntitySets.DirectoryAudits, OnPrincipal("Add policy to service principal", 10)).Hunt("APP-031").Findings).Severity);

    [Fact]
    public void AMultiTenantAppThatTakesAnyClaimsCounts() => Assert.Single(Tenant()
        .Add(EntitySets.Applications, Registration() with { SignInAudience = "AzureADMultipleOrgs", AcceptMappedClaims = true }).Hunt("APP-031").Findings);

    [Fact]
    public void AShortLifetimeAndHarmlessClaimsPass()
    {
        var tenant = App().Add(EntitySets.TokenLifetimePolicies, Policy("""{"TokenLifetimePolicy":{"Version":1,"AccessTokenLifetime":"00:30:00"}}"""))
            .Add(EntitySets.ClaimsMappingPolicies, Policy("""{"ClaimsMappingPolicy":{"Version":1,"ClaimsSchema":[{"Source":"user","ID":"department","JwtClaimType":"department"}]}}"""));

        Assert.Empty(tenant.Hunt("APP-031").Findings);
    }

    [Fact]
    public void ADefaultForTheWholeOrganisationIsAFindingOfTheTenant()
    {
        var policy = Policy("""{"TokenLifetimePolicy":{"Version":1,"AccessTokenLifetime":"23:00:00"}}""") with { IsOrganizationDefault = true, AppliesToIds = [] };
        var finding = Assert.Single(Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.TokenLifetimePolicies, policy).Hunt("APP-031").Findings);

        Assert.Equal((Severity.Medium, TargetKind.Tenant), (finding.Severity, finding.TargetKind));
        Assert.Contains("23 hours", finding.Summary, StringComparison.Ordinal);
        var harmless = Policy("""{"TokenLifetimePolicy":{"Version":1,"AccessTokenLifetime":"01:00:00"}}""") with { IsOrganizationDefault = true, AppliesToIds = [] };
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.TokenLifetimePolicies, harmless).Hunt("APP-031").Findings);
    }

    [Fact]
    public void AnAppWithoutPowerPasses() => Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.TokenLifetimePolicies, Policy("""{"TokenLifetimePolicy":{"AccessTokenLifetime":"8:00:00"}}""")).Hunt("APP-031").Findings);

    private static TestTenant App() => Tenant().Add(EntitySets.ServicePrincipals, Sp("Contoso_GhY")).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp));

    private static AppPolicy Policy(string definition) => new() { Id = "p1", DisplayName = "policy", Definition = [definition], AppliesToIds = [SpId] };

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-031").StateOf("APP-031"));
}

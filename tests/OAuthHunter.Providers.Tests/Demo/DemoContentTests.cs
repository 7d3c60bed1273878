using System.Text.RegularExpressions;
using OAuthHunter.DemoTenant;
using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using Group = OAuthHunter.Model.Group;

namespace OAuthHunter.Providers.Tests.Demo;

/// <summary>The invented tenant holds what its documentation promises, and nothing of the real world.</summary>
public sealed partial class DemoContentTests
{
    private static readonly DemoCollector Demo = DemoCollector.Of(DemoOptions.Default);

    private static readonly DemoAnswers Answers = new DemoTenantSource(DemoOptions.Default).Answers;

    [Fact]
    public void HoldsAsManyObjectsAsPromised()
    {
        var principals = Demo.All<ServicePrincipal>(EntitySets.ServicePrincipals);
        Assert.InRange(principals.Count, 300, 400);
        Assert.InRange(principals.Count(app => app.AppOwnerOrganizationId == "f8cdef31-a31e-4b4a-93e4-5f571e91255a"), 215, 240);
        Assert.InRange(Demo.All<Application>(EntitySets.Applications).Count, 30, 40);
        Assert.InRange(Demo.All<User>(EntitySets.Users).Count, 170, 180);
        Assert.True(Demo.All<DirectoryRoleAssignment>(EntitySets.RoleAssignments).Where(role => role.PrincipalType == "User").Select(role => role.PrincipalId).Distinct().Count() >= 22);
        Assert.Contains(Demo.All<Group>(EntitySets.Groups), group => group.IsAssignableToRole == true && group.MemberIds!.Count > 0);
    }

    [Fact]
    public void HoldsAsManyLogRowsAsPromised()
    {
        var signIns = Demo.All<SignIn>(EntitySets.SignIns);
        Assert.InRange(signIns.Count(signIn => signIn.ServicePrincipalId is null), 1800, 2400);
        Assert.InRange(signIns.Count(signIn => signIn.ServicePrincipalId is not null), 200, 900);
        Assert.InRange(Demo.All<DirectoryAudit>(EntitySets.DirectoryAudits).Count, 280, 400);
        Assert.InRange(Demo.All<AuditRecord>(EntitySets.UnifiedAuditLog).Count, 1100, 1700);
    }

    [Fact]
    public void KeepsToThirtyDaysBeforeTheReference()
    {
        var end = DemoOptions.Default.ReferenceTime;
        var times = Demo.All<SignIn>(EntitySets.SignIns).Select(signIn => signIn.CreatedDateTime!.Value)
            .Concat(Demo.All<DirectoryAudit>(EntitySets.DirectoryAudits).Select(audit => audit.ActivityDateTime!.Value))
            .Concat(Demo.All<AuditRecord>(EntitySets.UnifiedAuditLog).Select(audit => audit.CreationTime!.Value))
            .ToList();
        Assert.All(times, time => Assert.InRange(time, end.AddDays(-30), end));
    }

    [Fact]
    public void UsesDocumentationAddressesOnly()
    {
        var addresses = Demo.All<SignIn>(EntitySets.SignIns).Select(signIn => signIn.IPAddress)
            .Concat(Demo.All<DirectoryAudit>(EntitySets.DirectoryAudits).Select(audit => audit.InitiatedBy.IPAddress))
            .Concat(Demo.All<AuditRecord>(EntitySets.UnifiedAuditLog).Select(audit => audit.ClientIP))
            .OfType<string>()
            .Distinct()
            .ToList();
        Assert.True(addresses.Count > 100);
        Assert.All(addresses, address => Assert.Matches(DocumentationAddress(), address));
    }

    [Fact]
    public void RepeatsNoId()
    {
        var ids = Demo.All<SignIn>(EntitySets.SignIns).Select(signIn => signIn.Id)
            .Concat(Demo.All<DirectoryAudit>(EntitySets.DirectoryAudits).Select(audit => audit.Id))
            .ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var users = Demo.All<User>(EntitySets.Users);
        Assert.Equal(users.Count, users.Select(user => user.UserPrincipalName).Distinct().Count());
    }

    [Fact]
    public void AttackLeavesTheAppAndHidesTheRest()
    {
        var app = Demo.All<ServicePrincipal>(EntitySets.ServicePrincipals).Single(principal => principal.AppId == Answers.AttackAppId);
        Assert.Matches("^contoso_[A-Z][a-zA-Z][a-z]$", app.DisplayName);
        var grant = Assert.Single(Demo.All<AppRoleAssignment>(EntitySets.AppRoleAssignments), grant => grant.PrincipalId == app.Id);
        Assert.True(WellKnown.IsManageExchange(WellKnown.ExchangeOnline, grant.AppRoleId));
        Assert.Equal(2, Demo.All<DirectoryRoleAssignment>(EntitySets.RoleAssignments).Count(role => role.PrincipalId == app.Id));
        var registration = Demo.All<Application>(EntitySets.Applications).Single(application => application.AppId == Answers.AttackAppId);
        Assert.Single(registration.PasswordCredentials!);
        Assert.Single(registration.KeyCredentials!);
        Assert.DoesNotContain(Demo.All<InboundConnector>(EntitySets.InboundConnectors), connector => connector.Name == Answers.AttackConnector);
        Assert.DoesNotContain(Demo.All<TransportRule>(EntitySets.TransportRules), rule => rule.Name!.StartsWith("Test0", StringComparison.Ordinal));
    }

    [Fact]
    public void AttackIsWholeInTheLogs()
    {
        var log = Demo.All<AuditRecord>(EntitySets.UnifiedAuditLog).Where(row => row.AppId == Answers.AttackAppId).ToList();
        Assert.Equal(12, log.Where(row => row.Operation == "New-TransportRule").Select(row => row.Parameters.Single(parameter => parameter.Name == "RemoveHeader").Value).Distinct().Count());
        Assert.Equal(12, log.Count(row => row.Operation == "Remove-TransportRule"));
        var created = Assert.Single(log, row => row.Operation == "New-InboundConnector").CreationTime!.Value;
        var removed = Assert.Single(log, row => row.Operation == "Remove-InboundConnector").CreationTime!.Value;
        Assert.InRange(removed - created, TimeSpan.FromHours(29), TimeSpan.FromHours(31));
        var steps = Demo.All<DirectoryAudit>(EntitySets.DirectoryAudits).Where(audit => audit.InitiatedBy.UserPrincipalName == Answers.VictimUserPrincipalName).ToList();
        Assert.Equal(9, steps.Count);
        Assert.True(steps[^1].ActivityDateTime - steps[0].ActivityDateTime < TimeSpan.FromMinutes(1));
        Assert.InRange(created - steps[^1].ActivityDateTime!.Value, TimeSpan.FromDays(17.9), TimeSpan.FromDays(18.2));
    }

    [Fact]
    public void AttackGuessesPasswordsAsInTheCampaign()
    {
        var guesses = Demo.All<SignIn>(EntitySets.SignIns).Where(signIn => signIn.AppId == WellKnown.AzureADPowerShell).ToList();
        Assert.Equal(25, guesses.Select(guess => guess.IPAddress).Distinct().Count());
        Assert.InRange(guesses.Select(guess => guess.UserPrincipalName).Distinct().Count(), 55, 65);
        Assert.InRange(guesses[^1].CreatedDateTime!.Value - guesses[0].CreatedDateTime!.Value, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));
        var hit = Assert.Single(guesses, guess => guess.ErrorCode == 0);
        Assert.Equal(Answers.VictimUserPrincipalName, hit.UserPrincipalName);
        Assert.Equal("singleFactorAuthentication", hit.AuthenticationRequirement);
    }

    [Fact]
    public void WithoutTheAttackNothingOfItRemains()
    {
        var calm = DemoCollector.Of(DemoOptions.Default with { IncludeAttack = false });
        Assert.DoesNotContain(calm.All<ServicePrincipal>(EntitySets.ServicePrincipals), app => app.DisplayName!.StartsWith("contoso_", StringComparison.Ordinal));
        Assert.DoesNotContain(calm.All<SignIn>(EntitySets.SignIns), signIn => signIn.AppId == WellKnown.AzureADPowerShell);
        Assert.All(calm.All<UserRegistrationDetails>(EntitySets.UserRegistrationDetails), details => Assert.True(details.IsMfaRegistered));
    }

    [Theory]
    [InlineData(Innocents.HybridMail, "inboundConnectors")]
    [InlineData(Innocents.SignatureAddOn, "inboundConnectors")]
    [InlineData(Innocents.PrivacyRule, "transportRules")]
    [InlineData(Innocents.BackupVendor, "servicePrincipals")]
    [InlineData(Innocents.ExchangeAutomation, "applications")]
    [InlineData(Innocents.TravellingAdmin, "signIns")]
    [InlineData(Innocents.StalePhone, "signIns")]
    [InlineData(Innocents.RotatedSite, "signIns")]
    [InlineData(Innocents.ProjectRollback, "unifiedAuditLog")]
    [InlineData(Innocents.GatewaySetupTool, "unifiedAuditLog")]
    public void EachInnocentHasASwitchOfItsOwn(Innocents innocent, string set)
    {
        var entitySet = EntitySets.Find(set)!;
        var without = DemoCollector.Of(DemoOptions.Default with { Innocents = Innocents.All & ~innocent });
        Assert.True(without.All<EvidenceRecord>(entitySet).Count < Demo.All<EvidenceRecord>(entitySet).Count);
        Assert.True(new DemoTenantSource(DemoOptions.Default with { Innocents = innocent }).Answers.Innocent.Count > 0);
    }

    [Fact]
    public void ScalesUpWithoutRepeatingNames()
    {
        var large = DemoCollector.Of(DemoOptions.Default with { DirectoryScale = 6, LogScale = 0.2 });
        var users = large.All<User>(EntitySets.Users);
        Assert.InRange(users.Count, 900, 950);
        Assert.Equal(users.Count, users.Select(user => user.UserPrincipalName).Distinct().Count());
        Assert.True(large.All<SignIn>(EntitySets.SignIns).Count < Demo.All<SignIn>(EntitySets.SignIns).Count);
    }

    [GeneratedRegex("^(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}$|^2001:db8:")]
    private static partial Regex DocumentationAddress();
}

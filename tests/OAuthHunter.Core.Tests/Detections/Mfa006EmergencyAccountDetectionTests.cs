using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Mfa006EmergencyAccountDetectionTests
{
    private static readonly string[] Ids = ["e1", "e2"];

    [Fact]
    public void Two_sound_accounts_pass()
    {
        var hunt = Tenant().Hunt("MFA-006");

        Assert.Empty(hunt.Findings);
        Assert.Equal(DetectionState.Pass, hunt.StateOf("MFA-006"));
    }

    [Fact]
    public void Without_any_the_tenant_is_told()
    {
        var finding = Assert.Single(TestTenant.Contoso().WithAdmin().WithPolicies(AdminFixture.Policy()).Hunt("MFA-006").Findings);

        Assert.Equal((TargetKind.Tenant, Severity.Medium, Confidence.Low), (finding.TargetKind, finding.Severity, finding.Confidence));
    }

    [Fact]
    public void Use_is_high_and_use_from_a_new_country_critical()
    {
        var used = Tenant().Add(EntitySets.SignIns, AdminFixture.SignIn(5, "192.0.2.1", user: "e1@contoso.onmicrosoft.com")).Hunt("MFA-006");
        var abroad = Tenant().Add(EntitySets.SignIns,
            AdminFixture.SignIn(3000, "192.0.2.1", user: "e1@contoso.onmicrosoft.com"), AdminFixture.SignIn(5, "203.0.113.1", country: "BR", user: "e1@contoso.onmicrosoft.com")).Hunt("MFA-006");
        var old = Tenant().Add(EntitySets.SignIns, AdminFixture.SignIn(3000, "192.0.2.1", user: "e1@contoso.onmicrosoft.com")).Hunt("MFA-006");

        Assert.Equal((Severity.High, "e1"), (Assert.Single(used.Findings).Severity, used.Findings[0].TargetId));
        Assert.Equal(Severity.Critical, Assert.Single(abroad.Findings).Severity);
        Assert.Empty(old.Findings);
    }

    [Theory]
    [InlineData(true, "2026-05-01", null, "fido2SecurityKey", Severity.Medium, "synced")]
    [InlineData(false, "2026-05-01", null, "microsoftAuthenticatorPush", Severity.Medium, "phishing-resistant")]
    [InlineData(false, "2024-05-01", null, "fido2SecurityKey", Severity.Low, "password")]
    [InlineData(false, "2026-05-01", "e1@contoso.com", "fido2SecurityKey", Severity.Low, "mailbox")]
    public void Flaws_are_named(bool isSynced, string password, string? mail, string method, Severity severity, string word)
    {
        var finding = Assert.Single(Tenant(isSynced, password, mail, method).Hunt("MFA-006").Findings);

        Assert.Equal((severity, "e1"), (finding.Severity, finding.TargetId));
        Assert.Contains(word, finding.Summary, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "conditionalAccessPolicies");
    }

    [Fact]
    public void Named_accounts_need_no_pattern()
    {
        var evidence = TestTenant.Contoso().WithAdmin().WithPolicies(AdminFixture.Policy()).Read();

        var hunt = HuntResult.Of(evidence, new HuntOptions { DetectionIds = ["MFA-006"], BreakGlass = [AdminFixture.AdminUpn] });

        Assert.Contains(hunt.Findings, finding => finding.TargetId == AdminFixture.AdminId && finding.Summary.Contains("no policy excludes it", StringComparison.Ordinal));
        Assert.Contains(hunt.Findings, finding => finding.TargetKind == TargetKind.Tenant && finding.Summary.Contains("one emergency account", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_policies_it_is_not_assessed() =>
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().Hunt("MFA-006").StateOf("MFA-006"));

    private static TestTenant Tenant(bool isSynced = false, string password = "2026-05-01", string? mail = null, string method = "fido2SecurityKey")
    {
        var tenant = TestTenant.Contoso().WithAllRoleSets().With(EntitySets.SignIns).WithPolicies(
            AdminFixture.Policy(AdminFixture.Everyone with { ExcludeUsers = Ids }),
            AdminFixture.Policy(AdminFixture.Everyone with { ExcludeGroups = ["bg"] }) with { Id = "p2", DisplayName = "Compliant devices" })
            .Add(EntitySets.Groups, new Group { Id = "bg", DisplayName = "Break glass", MemberIds = Ids });
        foreach (var id in Ids)
        {
            var isFirst = id == "e1";
            tenant.Add(EntitySets.Users, new User
            {
                Id = id, UserPrincipalName = $"{id}@contoso.onmicrosoft.com", OnPremisesSyncEnabled = isFirst && isSynced, Mail = isFirst ? mail : null,
                LastPasswordChangeDateTime = DateTimeOffset.Parse(isFirst ? password : "2026-05-01", System.Globalization.CultureInfo.InvariantCulture),
            });
            tenant.Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { Id = "r" + id, PrincipalId = id, RoleDefinitionId = WellKnown.GlobalAdministrator, DirectoryScopeId = "/" });
            tenant.Add(EntitySets.UserRegistrationDetails, new UserRegistrationDetails { Id = id, MethodsRegistered = [isFirst ? method : "fido2SecurityKey"], IsMfaRegistered = true });
        }

        return tenant;
    }
}

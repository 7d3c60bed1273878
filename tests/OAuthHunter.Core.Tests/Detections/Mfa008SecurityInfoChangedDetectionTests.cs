using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Mfa008SecurityInfoChangedDetectionTests
{
    private const string Bob = "bob@contoso.com";

    [Fact]
    public void An_administrators_change_is_high()
    {
        var finding = Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, AdminFixture.Change("User registered security info", 5, reason: "User registered Mobile Phone SMS")).Hunt("MFA-008").Findings);

        Assert.Equal((Severity.High, AdminFixture.AdminId), (finding.Severity, finding.TargetId));
        Assert.Contains("Mobile Phone SMS", Assert.Single(finding.Evidence).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void His_own_passkey_from_where_he_works_is_low() => Assert.Equal(Severity.Low, Assert.Single(Tenant()
        .Add(EntitySets.SignIns, AdminFixture.SignIn(200, "192.0.2.10"))
        .Add(EntitySets.DirectoryAudits, AdminFixture.Change("User registered security info", 5, reason: "User registered Fido")).Hunt("MFA-008").Findings).Severity);

    [Fact]
    public void Anybody_after_a_sign_in_from_somewhere_new()
    {
        var tenant = Tenant().Add(EntitySets.SignIns, AdminFixture.SignIn(200, "192.0.2.10", user: Bob), AdminFixture.SignIn(6, "203.0.113.5", country: "BR", user: Bob))
            .Add(EntitySets.DirectoryAudits, AdminFixture.Change("User registered security info", 5, Bob, Bob));

        var finding = Assert.Single(tenant.Hunt("MFA-008").Findings);

        Assert.Equal((Severity.Medium, Bob), (finding.Severity, finding.TargetName));
        Assert.Contains("203.0.113.5", finding.Summary, StringComparison.Ordinal);
        Assert.Equal(["signIns", "directoryAudits"], finding.Evidence.Select(row => row.EntitySet));
    }

    [Fact]
    public void Anybody_who_swaps_a_method() => Assert.Equal(Severity.Medium, Assert.Single(Tenant().Add(EntitySets.DirectoryAudits,
        AdminFixture.Change("User deleted security info", 5.2, Bob, Bob), AdminFixture.Change("User registered security info", 5, Bob, Bob)).Hunt("MFA-008").Findings).Severity);

    [Fact]
    public void One_telephone_for_two_accounts()
    {
        var hunt = Tenant().Add(EntitySets.DirectoryAudits, Phone(Bob, 30, "+44 1632 960001"), Phone("eve@contoso.com", 20, "+441632960001"), Phone("dan@contoso.com", 10, "+44 1632 960002")).Hunt("MFA-008");

        Assert.Equal([Bob, "eve@contoso.com"], hunt.Findings.Select(finding => finding.TargetName));
        Assert.All(hunt.Findings, finding => Assert.DoesNotContain("960001", finding.Summary + string.Join(" ", finding.Evidence.Select(row => row.Description)), StringComparison.Ordinal));
    }

    [Fact]
    public void An_app_is_critical_but_not_Microsofts_own_service()
    {
        static DirectoryAudit By(string name) => AdminFixture.Change("User registered security info", 5, target: Bob) with { InitiatedBy = new AuditActor { Kind = AuditActorKind.Application, DisplayName = name, AppId = "5ebb0000-0000-0000-0000-000000000001" } };

        Assert.Equal(Severity.Critical, Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, By("Helper")).Hunt("MFA-008").Findings).Severity);
        Assert.Empty(Tenant().Add(EntitySets.DirectoryAudits, By("Azure MFA StrongAuthenticationService")).Hunt("MFA-008").Findings);
    }

    [Fact]
    public void A_new_telephone_of_a_user_is_nothing()
    {
        var hunt = Tenant().Add(EntitySets.SignIns, AdminFixture.SignIn(200, "192.0.2.10", user: Bob), AdminFixture.SignIn(6, "192.0.2.11", user: Bob))
            .Add(EntitySets.DirectoryAudits, AdminFixture.Change("User registered security info", 5, Bob, Bob), Phone(Bob, 5, "+44 1632 960003")).Hunt("MFA-008");

        Assert.Equal(DetectionState.Pass, hunt.StateOf("MFA-008"));
    }

    [Fact]
    public void Both_logs_tell_of_one_change() => Assert.Single(Assert.Single(Tenant().Add(EntitySets.DirectoryAudits,
        AdminFixture.Change("Admin deleted security info", 5), AdminFixture.Change("Admin deleted security info", 5) with { Id = "twin", FromUnifiedAuditLog = true }).Hunt("MFA-008").Findings).Evidence);

    [Fact]
    public void Without_logs_it_is_not_assessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().Hunt("MFA-008").StateOf("MFA-008"));

    private static TestTenant Tenant() => TestTenant.Contoso().WithAdmin().With(EntitySets.DirectoryAudits, EntitySets.SignIns);

    private static DirectoryAudit Phone(string user, double hoursAgo, string number) => AdminFixture.Change(
        "Update user", hoursAgo, user, user, null, new ModifiedProperty("StrongAuthenticationUserDetails", "[]", $"[{{\"PhoneNumber\":\"{number}\",\"AlternativePhoneNumber\":null,\"Email\":null}}]"));
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Mfa011AccessPassMisuseDetectionTests
{
    private const string Bob = "bob@contoso.com";

    [Fact]
    public void One_for_a_global_administrator_by_somebody_without_the_role_is_critical()
    {
        var finding = Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, Pass("helpdesk@contoso.com", AdminFixture.AdminUpn, 1, "Once")).Hunt("MFA-011").Findings);

        Assert.Equal((Severity.Critical, AdminFixture.AdminId), (finding.Severity, finding.TargetId));
        Assert.Contains("without the role", finding.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "Multiple", "more than once")]
    [InlineData(24, "Once", "24 hours")]
    public void A_loose_one_is_medium(double hours, string usage, string words)
    {
        var finding = Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, Pass(AdminFixture.AdminUpn, Bob, hours, usage)).Hunt("MFA-011").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains(words, finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void One_used_abroad_is_high()
    {
        var tenant = Tenant().Add(EntitySets.DirectoryAudits, Pass(AdminFixture.AdminUpn, Bob, 1, "Once"))
            .Add(EntitySets.SignIns, AdminFixture.SignIn(200, "192.0.2.10", user: Bob), AdminFixture.SignIn(4.5, "203.0.113.5", country: "BR", user: Bob));

        var finding = Assert.Single(tenant.Hunt("MFA-011").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(["directoryAudits", "signIns"], finding.Evidence.Select(row => row.EntitySet));
    }

    [Fact]
    public void A_short_one_for_a_colleague_passes()
    {
        var hunt = Tenant().WithRegistration(true, "fido2SecurityKey").Add(EntitySets.DirectoryAudits, Pass(AdminFixture.AdminUpn, Bob, 1, "Once")).Hunt("MFA-011");

        Assert.Equal(DetectionState.Pass, hunt.StateOf("MFA-011"));
    }

    [Fact]
    public void One_that_an_administrator_has_now_is_shown() =>
        Assert.Equal(Severity.Medium, Assert.Single(Tenant().WithRegistration(true, "temporaryAccessPass").Hunt("MFA-011").Findings).Severity);

    [Fact]
    public void Without_logs_and_report_it_is_not_assessed() =>
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin(WellKnown.ExchangeAdministrator).Hunt("MFA-011").StateOf("MFA-011"));

    private static TestTenant Tenant() => TestTenant.Contoso().WithAdmin().With(EntitySets.DirectoryAudits);

    private static DirectoryAudit Pass(string actor, string target, double hours, string usage) => AdminFixture.Change(
        "Admin registered security info", 5, actor, target, "Admin registered temporary access pass method for user",
        new ModifiedProperty("TemporaryAccessPass.StartDateTime", string.Empty, "2026-09-30T07:00:00Z"),
        new ModifiedProperty("TemporaryAccessPass.EndDateTime", string.Empty, new DateTimeOffset(2026, 9, 30, 7, 0, 0, TimeSpan.Zero).AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
        new ModifiedProperty("TemporaryAccessPass.AccessPassUsage", string.Empty, usage));
}

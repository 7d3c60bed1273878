using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Mfa012TrustChangedDetectionTests
{
    [Fact]
    public void A_planted_authority_is_critical()
    {
        var finding = Assert.Single(Hunt(new ModifiedProperty("TrustedCAsForPasswordlessAuth", "[]", "[{\"TrustedIssuer\":\"CN=Contoso Root X9\",\"AuthorityType\":0}]")).Findings);

        Assert.Equal((Severity.Critical, TargetKind.Tenant), (finding.Severity, finding.TargetKind));
        Assert.Contains("user:" + AdminFixture.AdminUpn, finding.Subjects);
    }

    [Theory]
    [InlineData("203.0.0.0/8", Severity.High)]
    [InlineData("2001:db8::/32", Severity.High)]
    [InlineData("203.0.113.0/24", Severity.Low)]
    [InlineData("203.0.113.9", Severity.Low)]
    public void A_trusted_range_is_weighed_by_its_size(string range, Severity severity)
    {
        var old = "{\"IpRanges\":[\"192.0.2.0/24\"]}";
        var finding = Assert.Single(Hunt(new ModifiedProperty("StrongAuthenticationPolicy", old, $"{{\"IpRanges\":[\"192.0.2.0/24\",\"{range}\"]}}")).Findings);

        Assert.Equal(severity, finding.Severity);
        Assert.Contains(range, finding.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("192.0.2.0", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_taken_away_or_has_nothing_to_do_with_it_passes()
    {
        const string Authority = "[{\"TrustedIssuer\":\"CN=Contoso Root CA 2020\"}]";

        Assert.Equal(DetectionState.Pass, Hunt(new ModifiedProperty("TrustedCAsForPasswordlessAuth", Authority, "[]")).StateOf("MFA-012"));
        Assert.Equal(DetectionState.Pass, Hunt(new ModifiedProperty("StrongAuthenticationPolicy", "{\"IpRanges\":[\"192.0.2.0/24\"]}", "{\"IpRanges\":[]}")).StateOf("MFA-012"));
        Assert.Equal(DetectionState.Pass, Hunt(new ModifiedProperty("TechnicalNotificationMail", "a@contoso.com", "b@contoso.com")).StateOf("MFA-012"));
    }

    [Fact]
    public void Without_logs_it_is_not_assessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("MFA-012").StateOf("MFA-012"));

    private static HuntResult Hunt(ModifiedProperty property) => TestTenant.Contoso().WithAdmin()
        .Add(EntitySets.DirectoryAudits, AdminFixture.Change("Set Company Information", 5, properties: property)).Hunt("MFA-012");
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx012ConnectionFilterDetectionTests
{
    private static readonly string Bulk = BulkSenders.All.First(sender => sender.Ranges.Count > 0).Ranges[0];

    [Fact]
    public void AnAllowedAddressIsMedium()
    {
        var finding = Assert.Single(Hunt(["203.0.113.9"]).Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal("hostedConnectionFilterPolicies", Assert.Single(finding.Evidence).EntitySet);
    }

    [Fact]
    public void ALargeRangeOrABulkMailProviderIsHigh()
    {
        Assert.Equal(Severity.High, Assert.Single(Hunt(["203.0.112.0/22"]).Findings).Severity);
        Assert.Contains(Assert.Single(Hunt([Bulk]).Findings).Escalations, reason => reason.Contains("bulk mail provider"));
    }

    [Fact]
    public void AddedRecentlyIsHighAlsoFromTheLogAlone()
    {
        var finding = Assert.Single(TestTenant.Contoso().Add(
            EntitySets.UnifiedAuditLog,
            MailFlowRecords.By("Set-HostedConnectionFilterPolicy", 0, ("Identity", "Default"), ("IPAllowList", "@{Add=\"203.0.113.9\"}")).AsApp()).Hunt("CNX-012").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("203.0.113.9", finding.Summary);
        Assert.Contains("sp:" + MailFlowRecords.ServicePrincipalId, finding.Subjects);
    }

    [Fact]
    public void TheSafeListIsMedium() => Assert.Equal(Severity.Medium, Assert.Single(Hunt([], safeList: true).Findings).Severity);

    [Fact]
    public void EmptyAndPrivateListsYieldNothing()
    {
        Assert.Empty(Hunt([]).Findings);
        Assert.Empty(Hunt(["10.1.2.0/24"]).Findings);
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CNX-012").StateOf("CNX-012"));

    private static HuntResult Hunt(string[] allowed, bool safeList = false) => TestTenant.Contoso().Add(
        EntitySets.HostedConnectionFilterPolicies,
        new HostedConnectionFilterPolicy { Identity = "Default", Name = "Default", IPAllowList = allowed, EnableSafeList = safeList }).Hunt("CNX-012");
}

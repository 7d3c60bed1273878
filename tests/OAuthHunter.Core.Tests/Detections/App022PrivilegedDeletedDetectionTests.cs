using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App022PrivilegedDeletedDetectionTests
{
    [Fact]
    public void AnAppOfTheLogThatHeldPowerAndIsGoneIsMedium()
    {
        var finding = Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, AppAdded(), SpAdded(), Granted(FullAccessAsApp), OnApplication("Delete application", 300)).Hunt("APP-022").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("full_access_as_app", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void OneThatWorkedInExchangeIsHigh()
    {
        var tenant = Tenant().Add(EntitySets.DirectoryAudits, AppAdded(), SpAdded(), Granted(ManageAsApp), OnApplication("Delete application", 300))
            .Add(EntitySets.UnifiedAuditLog, new AuditRecord { Id = "u1", CreationTime = Now.AddDays(-4), Operation = "New-InboundConnector", Workload = "Exchange", UserType = 6, UserId = "ServicePrincipal_" + SpId });

        Assert.Equal(Severity.High, Assert.Single(tenant.Hunt("APP-022").Findings).Severity);
    }

    [Fact]
    public void TheRecycleBinIsEvidence()
    {
        var tenant = Tenant()
            .Add(EntitySets.DeletedServicePrincipals, Sp("Contoso_GhY", 6) with { DeletedDateTime = Now.AddDays(-2) })
            .Add(EntitySets.DirectoryAudits, Granted(ManageAsApp));

        var finding = Assert.Single(tenant.Hunt("APP-022").Findings);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "deletedServicePrincipals");
        Assert.Contains("after 4 days", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyingTheBinWithinADayCountsWithoutPower() =>
        Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, AppAdded(), OnApplication("Delete application", 300), OnApplication("Hard Delete application", 320)).Hunt("APP-022").Findings);

    [Fact]
    public void AnAppWithoutPowerMayBeDeleted() => Assert.Empty(Tenant().Add(EntitySets.DirectoryAudits, AppAdded(), OnApplication("Delete application", 300)).Hunt("APP-022").Findings);

    [Fact]
    public void AnAppThatWasMadeAgainLives()
    {
        var evidence = Tenant()
            .Add(EntitySets.ServicePrincipals, Sp("Contoso_GhY", 1) with { Id = OtherSp.Replace('4', '9') })
            .Add(EntitySets.DeletedServicePrincipals, Sp("Contoso_GhY", 6) with { DeletedDateTime = Now.AddDays(-2) })
            .Read();

        var app = evidence.Facts.FindApp(AppId)!;
        Assert.False(app.IsDeleted);
        Assert.Single(app.DeletedObjects);
    }

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-022").StateOf("APP-022"));
}

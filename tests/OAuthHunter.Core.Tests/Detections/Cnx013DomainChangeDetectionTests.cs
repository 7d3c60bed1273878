using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx013DomainChangeDetectionTests
{
    [Fact]
    public void AnAddedDomainIsMediumAndOneFindingForAllItsSteps()
    {
        var finding = Assert.Single(TestTenant.Contoso().Add(
            EntitySets.DirectoryAudits, Audit("Add unverified domain", 0), Audit("Verify domain", 9)).Hunt("CNX-013").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal("shop.fabrikam.com", finding.TargetName);
        Assert.Equal(2, finding.Evidence.Count);
        Assert.Contains("user:ada@contoso.com", finding.Subjects);
    }

    [Fact]
    public void FederationIsCritical()
    {
        Assert.Equal(Severity.Critical, Assert.Single(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, Audit("Set federation settings on domain", 0)).Hunt("CNX-013").Findings).Severity);
        var switched = Audit("Set domain authentication", 0);
        switched = switched with { TargetResources = [switched.TargetResources[0] with { ModifiedProperties = [new ModifiedProperty("LiveType", "[\"Managed\"]", "[\"Federated\"]")] }] };
        Assert.Equal(Severity.Critical, Assert.Single(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, switched).Hunt("CNX-013").Findings).Severity);
    }

    [Fact]
    public void AnAppThatAddsADomainIsHigh()
    {
        var finding = Assert.Single(TestTenant.Contoso().Add(
            EntitySets.DirectoryAudits,
            Audit("Add verified domain", 0) with { InitiatedBy = new AuditActor { Kind = AuditActorKind.Application, AppId = MailFlowRecords.AppId, DisplayName = "contoso_qYx" } }).Hunt("CNX-013").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("app:" + MailFlowRecords.AppId, finding.Subjects);
    }

    [Fact]
    public void TheSameChangeInBothLogsIsOne()
    {
        var record = Audit("Add unverified domain", 1) with { Id = "ual", FromUnifiedAuditLog = true };
        Assert.Single(Assert.Single(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, Audit("Add unverified domain", 0), record).Hunt("CNX-013").Findings).Evidence);
    }

    [Fact]
    public void AnAcceptedDomainThatWasOpenedIsNamed()
    {
        var finding = Assert.Single(TestTenant.Contoso()
            .Add(EntitySets.AcceptedDomains, new AcceptedDomain { Name = "contoso.com", DomainName = "contoso.com", DomainType = "InternalRelay", MatchSubDomains = true })
            .Add(EntitySets.UnifiedAuditLog, MailFlowRecords.By("Set-AcceptedDomain", 0, ("Identity", "contoso.com"), ("DomainType", "InternalRelay"))).Hunt("CNX-013").Findings);

        Assert.Contains("InternalRelay", finding.Summary);
        Assert.Contains("sub-domain", finding.Summary);
    }

    [Fact]
    public void OldChangesAndDomainsYieldNothing()
    {
        Assert.Empty(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, Audit("Add unverified domain", -60 * 24 * 90)).Hunt("CNX-013").Findings);
        Assert.Empty(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, Audit("Add unverified domain", 0) with { Result = "failure" }).Hunt("CNX-013").Findings);
        Assert.Empty(TestTenant.Contoso().Add(EntitySets.AcceptedDomains, new AcceptedDomain { DomainName = "contoso.com", DomainType = "InternalRelay", WhenCreated = MailFlowRecords.Day.AddYears(-3) }).Hunt("CNX-013").Findings);
    }

    [Fact]
    public void AYoungAcceptedDomainIsReportedWithoutALog() =>
        Assert.Single(TestTenant.Contoso().Add(EntitySets.AcceptedDomains, new AcceptedDomain { DomainName = "new.example", DomainType = "Authoritative", WhenCreated = MailFlowRecords.Day }).Hunt("CNX-013").Findings);

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CNX-013").StateOf("CNX-013"));

    private static DirectoryAudit Audit(string activity, double minutes) => new()
    {
        Id = $"{activity}{minutes}",
        ActivityDateTime = MailFlowRecords.Day.AddMinutes(minutes),
        ActivityDisplayName = activity,
        Result = "success",
        InitiatedBy = new AuditActor { Kind = AuditActorKind.User, UserPrincipalName = "ada@contoso.com" },
        TargetResources = [new AuditTarget { DisplayName = "shop.fabrikam.com", Type = "Domain" }],
    };
}

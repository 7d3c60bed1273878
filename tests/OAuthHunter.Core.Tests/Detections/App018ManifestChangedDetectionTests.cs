using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App018ManifestChangedDetectionTests
{
    [Fact]
    public void ASuspiciousReplyAddressByAStrangerIsHigh()
    {
        var finding = Assert.Single(Changed(new ModifiedProperty("AppAddress", Addresses("https://portal.contoso.com/cb"), Addresses("https://portal.contoso.com/cb", "https://198.51.100.4/cb"))).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("https://198.51.100.4/cb", finding.Summary, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "directoryAudits");
    }

    [Fact]
    public void TheOwnersOwnChangeIsMedium()
    {
        var result = App(AdminId).Add(EntitySets.DirectoryAudits, ApplicationUpdated(10, User(), new ModifiedProperty("RequiredResourceAccess", "[]", Manifest(MailSend, true)))).Hunt("APP-018");

        Assert.Equal(Severity.Medium, Assert.Single(result.Findings).Severity);
        Assert.Contains("Mail.Send", result.Findings[0].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void OneChangeLoggedTwiceIsOneFinding()
    {
        var property = new ModifiedProperty("AppAddress", "[]", Addresses("https://198.51.100.4/cb"));

        Assert.Single(App(OtherUserId).Add(EntitySets.DirectoryAudits, ApplicationUpdated(10, User(), property), PrincipalUpdated(11, User(), property)).Hunt("APP-018").Findings);
    }

    [Fact]
    public void AnOrdinaryAddressPasses() => Assert.Empty(Changed(new ModifiedProperty("AppAddress", "[]", Addresses("https://portal.contoso.com/cb"))).Findings);

    [Fact]
    public void WhatItAskedForBeforeIsNotNew() =>
        Assert.Empty(Changed(new ModifiedProperty("RequiredResourceAccess", Manifest(MailSend, true), Manifest(MailSend, true))).Findings);

    [Fact]
    public void SettingUpANewAppPasses() =>
        Assert.Empty(App(OtherUserId).Add(EntitySets.DirectoryAudits, AppAdded(), ApplicationUpdated(5, User(), new ModifiedProperty("RequiredResourceAccess", "[]", Manifest(MailSend, true)))).Hunt("APP-018").Findings);

    private static HuntResult Changed(ModifiedProperty property) => App(OtherUserId).Add(EntitySets.DirectoryAudits, ApplicationUpdated(10, User(), property)).Hunt("APP-018");

    private static TestTenant App(string owner) => Tenant().Add(EntitySets.ServicePrincipals, Sp("Contoso_GhY")).Add(EntitySets.Applications, Registration("Contoso_GhY") with { OwnerIds = [owner] });

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-018").StateOf("APP-018"));
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx015MailAuthenticationDetectionTests
{
    private static DnsRecords Sound => new()
    {
        Domain = "contoso.com", MailExchangers = ["mx.contoso.com"], Spf = "v=spf1 ip4:203.0.113.0/24 -all", SpfRanges = ["203.0.113.0/24"], SpfLookups = 1, Dmarc = "v=DMARC1; p=quarantine",
    };

    [Fact]
    public void EachWeaknessIsMediumAndNamed()
    {
        foreach (var (records, word) in new[]
        {
            (Sound with { Spf = string.Empty }, "no SPF"), (Sound with { Spf = "v=spf1 +all" }, "+all"), (Sound with { SpfLookups = 14 }, "14 look-ups"),
            (Sound with { Dmarc = string.Empty }, "no DMARC"), (Sound with { Dmarc = "v=DMARC1; p=none; rua=mailto:x@contoso.com" }, "none"),
            (Sound with { MailExchangers = [], Spf = "v=spf1 -all" }, "not reject"),
        })
        {
            var finding = Assert.Single(Hunt(records).Findings);
            Assert.Equal(Severity.Medium, finding.Severity);
            Assert.Contains(word, finding.Summary);
            Assert.Equal("contoso.com", finding.TargetName);
            Assert.Equal("dnsRecords", Assert.Single(finding.Evidence).EntitySet);
        }
    }

    [Fact]
    public void DkimAloneIsLow() => Assert.Equal(
        Severity.Low,
        Assert.Single(TestTenant.Contoso().Add(EntitySets.DkimSigningConfigs, new DkimSigningConfig { Domain = "contoso.com", Enabled = false, Status = "CnameMissing" }).Hunt("CNX-015").Findings).Severity);

    [Fact]
    public void SoundDomainsAndTheServicesOwnYieldNothing()
    {
        Assert.Empty(Hunt(Sound).Findings);
        Assert.Empty(Hunt(Sound with { MailExchangers = [], Spf = "v=spf1 -all", Dmarc = "v=DMARC1; p=reject" }).Findings);
        Assert.Empty(Hunt(Sound with { Domain = "contoso.onmicrosoft.com", Spf = string.Empty }).Findings);
        Assert.Empty(TestTenant.Contoso().Add(EntitySets.DkimSigningConfigs, new DkimSigningConfig { Domain = "contoso.com", Enabled = true }).Hunt("CNX-015").Findings);
    }

    [Fact]
    public void WhatNobodyLookedForIsNotMissing() => Assert.Empty(Hunt(new DnsRecords { Domain = "contoso.com" }).Findings);

    [Fact]
    public void WithoutDmarcDirectSendIsHigh()
    {
        var finding = Assert.Single(TestTenant.Contoso()
            .Add(EntitySets.OrganizationConfig, new OrganizationConfig { Name = "contoso", RejectDirectSend = false })
            .Add(EntitySets.DnsRecords, Sound with { Dmarc = string.Empty }).Hunt("CNX-014").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CNX-015").StateOf("CNX-015"));

    private static HuntResult Hunt(DnsRecords records) => TestTenant.Contoso().Add(EntitySets.DnsRecords, records).Hunt("CNX-015");
}

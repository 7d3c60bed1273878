using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App013RedirectUriDetectionTests
{
    [Theory]
    [InlineData("http://localhost:8080/access/")]
    [InlineData("https://microzoftonline.com/cb")]
    [InlineData("https://login.xn--mcrosoft-x2a.com/cb")]
    [InlineData("https://*.contoso.com/cb")]
    [InlineData("https://198.51.100.4/cb")]
    [InlineData("https://accposteamworkspace.myclickfunnels.com/")]
    public void BadAddressesAreHighAndWithMailCritical(string uri)
    {
        Assert.Equal(Severity.High, Assert.Single(With(uri).Hunt("APP-013").Findings).Severity);
        Assert.Equal(Severity.Critical, Assert.Single(With(uri).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UserId)).Hunt("APP-013").Findings).Severity);
    }

    [Fact]
    public void PlainHttpIsMedium() => Assert.Equal(Severity.Medium, Assert.Single(With("http://app.contoso.com/cb").Hunt("APP-013").Findings).Severity);

    [Fact]
    public void AFreeHostNeedsASecondSign()
    {
        var established = Tenant().Add(EntitySets.ServicePrincipals, Verified() with { ReplyUrls = ["https://backup.azurewebsites.net/cb"] }).Hunt("APP-013");
        var doubtful = With("https://backup.azurewebsites.net/cb").Hunt("APP-013");

        Assert.Empty(established.Findings);
        Assert.Equal((Severity.Medium, Confidence.Low), (Assert.Single(doubtful.Findings).Severity, doubtful.Findings[0].Confidence));
    }

    [Theory]
    [InlineData("http://localhost:5000/signin-oidc")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("https://portal.contoso.com/cb")]
    [InlineData("https://login.microsoftonline.com/common/oauth2/nativeclient")]
    [InlineData("ms-appx-web://microsoft.aad.brokerplugin/a")]
    [InlineData("urn:ietf:wg:oauth:2.0:oob")]
    public void WhatDevelopersUsePasses(string uri) => Assert.Empty(With(uri).Hunt("APP-013").Findings);

    [Theory]
    [InlineData("https://old-portal.azurewebsites.net/cb", Severity.High)]
    [InlineData("https://portal.contoso.com/cb", Severity.Medium)]
    public void AHostThatWasGivenUpCountsWhereSomebodyLooked(string uri, Severity severity)
    {
        var app = Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration() with { RedirectUris = [uri] });
        Assert.DoesNotContain(app.Hunt("APP-013").Findings, found => found.Summary.Contains("given up", StringComparison.Ordinal));

        var host = new Uri(uri).Host;
        var finding = Assert.Single(app.Add(EntitySets.DnsRecords, new DnsRecords { Domain = host, HasAddress = false }).Hunt("APP-013").Findings);
        Assert.Equal(severity, finding.Severity);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "dnsRecords");
    }

    [Fact]
    public void AHostThatHasAnAddressPasses() => Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration() with { RedirectUris = ["https://portal.contoso.com/cb"] })
        .Add(EntitySets.DnsRecords, new DnsRecords { Domain = "portal.contoso.com", HasAddress = true }).Hunt("APP-013").Findings);

    [Fact]
    public void WebAndLoopbackInOneConfidentialAppIsLow()
    {
        var tenant = Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration() with { PasswordCredentials = [Secret(5)], RedirectUris = ["https://portal.contoso.com/cb", "http://localhost:3000"] });

        Assert.Equal(Severity.Low, Assert.Single(tenant.Hunt("APP-013").Findings).Severity);
    }

    [Fact]
    public void HostsOfDifferentHousesAreLow()
    {
        var finding = Assert.Single(With("https://login.fabrikam.com/cb", "https://collect.northwind.example/cb").Hunt("APP-013").Findings);
        Assert.Equal((Severity.Low, Confidence.Low), (finding.Severity, finding.Confidence));
        Assert.Contains("collect.northwind.example, login.fabrikam.com", finding.Summary, StringComparison.Ordinal);

        var own = Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration() with { RedirectUris = ["https://portal.contoso.com/cb", "https://collect.northwind.example/cb"] });
        Assert.Empty(own.Hunt("APP-013").Findings);
        Assert.Equal(Severity.Low, Assert.Single(own.Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UserId)).Hunt("APP-013").Findings).Severity);
    }

    [Theory]
    [InlineData("https://fabrikam.com/cb", "https://login.fabrikam.co.uk/cb")]
    [InlineData("https://fabrikam.com/cb", "https://fabrikam-portal.example/cb")]
    [InlineData("https://portal.contoso.com/cb", "https://login.microsoftonline.com/common/oauth2/nativeclient")]
    [InlineData("https://portal.contoso.com/cb", "https://test.contoso.com/cb")]
    [InlineData("https://portal.contoso.com/cb", "http://localhost:3000")]
    public void HostsOfOneHousePass(string one, string other) => Assert.Empty(With(one, other).Hunt("APP-013").Findings);

    [Fact]
    public void HostsOfAVerifiedPublisherAreItsOwnAffair() =>
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Verified() with { ReplyUrls = ["https://login.fabrikam.com/cb", "https://northwind.example/cb"] }).Hunt("APP-013").Findings);

    private static TestTenant With(params string[] uris) => Tenant().Add(EntitySets.ServicePrincipals, Sp("Portal", 20, ForeignTenant) with { ReplyUrls = uris });

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-013").StateOf("APP-013"));
}

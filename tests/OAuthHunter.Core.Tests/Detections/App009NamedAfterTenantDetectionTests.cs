using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App009NamedAfterTenantDetectionTests
{
    [Theory]
    [InlineData("Contoso_GhY")]
    [InlineData("contoso.com_xYz")]
    public void TheCampaignsNamingIsMedium(string name)
    {
        var finding = Assert.Single(Named(name).Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal(AppId, finding.TargetId);
        Assert.Equal("servicePrincipals", finding.Evidence[0].EntitySet);
    }

    [Theory]
    [InlineData("Contoso backup")]
    [InlineData("Contoso_Gh1")]
    [InlineData("Contoso_GhYz")]
    [InlineData("Fabrikam_GhY")]
    [InlineData("_GhY")]
    public void OrdinaryNamesPass(string name) => Assert.Empty(Named(name).Findings);

    [Fact]
    public void EqualityAloneIsLow() => Assert.Equal(Severity.Low, Assert.Single(Named("Contoso").Findings).Severity);

    [Fact]
    public void WithExchangeAdministrationItIsCritical()
    {
        var result = HomeMade().Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp)).Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator)).Hunt("APP-009");

        Assert.Equal(Severity.Critical, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void ArmedAtBirthItIsHighEvenWhenGone()
    {
        var result = Tenant().Add(EntitySets.DirectoryAudits, AppAdded(), SpAdded(), SecretAdded(), Granted(FullAccessAsApp)).Hunt("APP-009");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "directoryAudits");
    }

    [Fact]
    public void AForeignAppOfThatNameIsNotTheCampaigns() =>
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Sp("Contoso_GhY", 5, ForeignTenant)).Hunt("APP-009").Findings);

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-009").StateOf("APP-009"));

    private static HuntResult Named(string name) => Tenant().Add(EntitySets.ServicePrincipals, Sp(name, 400)).Add(EntitySets.Applications, Registration(name, 400)).Hunt("APP-009");
}

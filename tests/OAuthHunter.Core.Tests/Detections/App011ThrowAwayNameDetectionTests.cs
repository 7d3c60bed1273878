using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App011ThrowAwayNameDetectionTests
{
    [Theory]
    [InlineData("test")]
    [InlineData("my app")]
    [InlineData("...")]
    [InlineData("x1")]
    [InlineData("prueba 2")]
    public void AThrowAwayNameIsLow(string name) => Assert.Equal(Severity.Low, Assert.Single(Named(name).Hunt("APP-011").Findings).Severity);

    [Fact]
    public void AUsersNameIsOne()
    {
        var finding = Assert.Single(Named("jo.doe").Add(EntitySets.Users, new User { Id = UserId, UserPrincipalName = "jo.doe@contoso.com", MailNickname = "jo.doe", DisplayName = "Jo Doe" }).Hunt("APP-011").Findings);

        Assert.Contains("jo.doe@contoso.com", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void WithMailItIsHighAndWithTheCampaignsReplyAddressCritical()
    {
        var mail = Named("test").Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Hunt("APP-011");
        var both = Tenant().Add(EntitySets.ServicePrincipals, Sp("test", 3) with { ReplyUrls = ["http://localhost:7823/access/"] }).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Hunt("APP-011");

        Assert.Equal(Severity.High, Assert.Single(mail.Findings).Severity);
        Assert.Equal(Severity.Critical, Assert.Single(both.Findings).Severity);
    }

    [Theory]
    [InlineData("Mail automation")]
    [InlineData("Testament archive")]
    [InlineData("HR")]
    public void AMeaningfulNamePasses(string name) => Assert.Equal(name == "HR" ? 1 : 0, Named(name).Hunt("APP-011").Findings.Count);

    [Fact]
    public void WithoutUsersItIsPartlyAssessed() => Assert.Equal(DetectionState.PartlyAssessed, Named("Mail automation").Hunt("APP-011").StateOf("APP-011"));

    private static TestTenant Named(string name) => Tenant().Add(EntitySets.ServicePrincipals, Sp(name, 3));

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-011").StateOf("APP-011"));
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App024MicrosoftLookalikeDetectionTests
{
    [Theory]
    [InlineData("Office 365 Exchange Online")]
    [InlineData("office365 exchange online")]
    [InlineData("0ffice 365 Exchange 0nline")]
    public void AForeignAppOfThatNameIsHigh(string name) => Assert.Equal(Severity.High, Assert.Single(Foreign(name).Hunt("APP-024").Findings).Severity);

    [Fact]
    public void WithMailItIsCritical() =>
        Assert.Equal(Severity.Critical, Assert.Single(Foreign("Office 365 Exchange Online").Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UserId)).Hunt("APP-024").Findings).Severity);

    [Fact]
    public void AnOwnAppOfThatNameIsLow() =>
        Assert.Equal(Severity.Low, Assert.Single(Tenant().Add(EntitySets.ServicePrincipals, Sp("Office 365 Exchange Online")).Hunt("APP-024").Findings).Severity);

    [Fact]
    public void MicrosoftsOwnPasses() => Assert.Empty(Tenant().Hunt("APP-024").Findings);

    [Theory]
    [InlineData("Exchange Online archive")]
    [InlineData("Calendar")]
    public void AnotherNamePasses(string name) => Assert.Empty(Foreign(name).Hunt("APP-024").Findings);

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-024").StateOf("APP-024"));
}

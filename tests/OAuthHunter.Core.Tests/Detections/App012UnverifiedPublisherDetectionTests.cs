using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App012UnverifiedPublisherDetectionTests
{
    [Fact]
    public void DelegatedMailIsMediumAndApplicationMailHigh()
    {
        Assert.Equal(Severity.Medium, Assert.Single(Foreign().Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UserId)).Hunt("APP-012").Findings).Severity);

        var finding = Assert.Single(Foreign().Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Hunt("APP-012").Findings);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "appRoleAssignments");
    }

    [Fact]
    public void FilesCountToo() => Assert.Single(Foreign().Add(EntitySets.OAuth2PermissionGrants, Delegated("Files.Read.All", UserId)).Hunt("APP-012").Findings);

    [Fact]
    public void AVerifiedPublisherPasses() =>
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Verified()).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UserId)).Hunt("APP-012").Findings);

    [Fact]
    public void AnUnknownPublisherIsNotAnUnverifiedOne() =>
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Sp("Sync", 20, ForeignTenant) with { HasPublisherFact = false }).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UserId)).Hunt("APP-012").Findings);

    [Fact]
    public void ProfileAccessIsNoMail() => Assert.Empty(Foreign().Add(EntitySets.OAuth2PermissionGrants, Delegated("User.Read openid", UserId)).Hunt("APP-012").Findings);

    [Fact]
    public void TakingThePublisherOffAnOwnAppIsMedium() =>
        Assert.Equal(Severity.Medium, Assert.Single(HomeMade().Add(EntitySets.DirectoryAudits, OnApplication("Unset verified publisher", 10)).Hunt("APP-012").Findings).Severity);

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-012").StateOf("APP-012"));
}

using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App026NeverAskedForDetectionTests
{
    [Fact]
    public void AGrantBesideTheManifestIsMediumAndExchangeAdministrationHigh()
    {
        Assert.Equal(Severity.Medium, Assert.Single(App([]).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Hunt("APP-026").Findings).Severity);
        Assert.Equal(Severity.High, Assert.Single(App([]).Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp)).Hunt("APP-026").Findings).Severity);
    }

    [Fact]
    public void WhatTheManifestAsksForPasses()
    {
        RequiredPermission[] asked = [new() { ResourceAppId = WellKnown.MicrosoftGraph, PermissionId = MailSend, IsApplicationPermission = true }];

        Assert.Empty(App(asked).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Hunt("APP-026").Findings);
    }

    [Fact]
    public void TheSameGuidAskedOfAnotherResourceDoesNotCover()
    {
        RequiredPermission[] asked = [new() { ResourceAppId = WellKnown.ExchangeOnline, PermissionId = MailSend, IsApplicationPermission = true }];

        Assert.Single(App(asked).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Hunt("APP-026").Findings);
    }

    [Fact]
    public void ScopesAreComparedById()
    {
        RequiredPermission[] asked = [new() { ResourceAppId = WellKnown.MicrosoftGraph, PermissionId = "570282fd-fa5c-430d-a7fd-fc8dc98a9dca" }];

        Assert.Empty(App(asked).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read")).Hunt("APP-026").Findings);
        Assert.Single(App(asked).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Send")).Hunt("APP-026").Findings);
    }

    [Fact]
    public void AnEstablishedAppIsLow()
    {
        var tenant = Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration() with { KeyCredentials = [Certificate(300)], OwnerIds = [AdminId], RequiredResourceAccess = [] })
            .Add(EntitySets.ServicePrincipalSignInActivities, Use(1)).Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp));

        Assert.Equal(Severity.Low, Assert.Single(tenant.Hunt("APP-026").Findings).Severity);
    }

    [Fact]
    public void WithoutManifestNothingIsSaid() =>
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration()).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Hunt("APP-026").Findings);

    private static TestTenant App(IReadOnlyList<RequiredPermission> asked) => Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration() with { RequiredResourceAccess = asked });

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-026").StateOf("APP-026"));
}

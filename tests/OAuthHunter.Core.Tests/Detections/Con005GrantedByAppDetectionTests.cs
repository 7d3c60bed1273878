using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Con005GrantedByAppDetectionTests
{
    private const string GranterSp = "b0000000-0000-4000-8000-000000000099";
    private const string GranterApp = "a0000000-0000-4000-8000-000000000099";

    [Theory]
    [InlineData(ManageAsApp, ExchangeSp, WellKnown.ExchangeOnline)]
    [InlineData(FullAccessAsApp, ExchangeSp, WellKnown.ExchangeOnline)]
    [InlineData(RoleManagement, GraphSp, WellKnown.MicrosoftGraph)]
    public void TheWorstGrantsAreCritical(string roleId, string resourceId, string resourceAppId)
    {
        var result = Tenant().Add(EntitySets.ServicePrincipals, Granter(TestTenant.TenantId)).Add(EntitySets.DirectoryAudits, Granted(roleId, 3, resourceId, resourceAppId, Actor())).Hunt("CON-005");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(AppId, finding.TargetId);
        Assert.Equal("directoryAudits", Assert.Single(finding.Evidence).EntitySet);
        Assert.Superset(new HashSet<string> { Subject.App(GranterApp), Subject.ServicePrincipal(GranterSp), Subject.App(AppId) }, finding.Subjects.ToHashSet());
    }

    [Fact]
    public void ALesserDangerousGrantIsHigh() =>
        Assert.Equal(Severity.High, Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, Granted("810c84a8-4a9e-49e6-bf7d-12d183f40d01", 3, GraphSp, WellKnown.MicrosoftGraph, Actor())).Hunt("CON-005").Findings).Severity);

    [Fact]
    public void TheGuidOnAnotherResourceDoesNotMatch() =>
        Assert.Empty(Tenant().Add(EntitySets.DirectoryAudits, Granted(ManageAsApp, 3, OtherSp, "12340000-0000-4000-8000-000000000000", Actor())).Hunt("CON-005").Findings);

    [Fact]
    public void WhatAPersonGrantsIsNotThis()
    {
        var result = Tenant().Add(EntitySets.DirectoryAudits, Granted(ManageAsApp)).Hunt("CON-005");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CON-005"));
    }

    [Fact]
    public void MicrosoftsOwnServiceIsNothingAndItsMereNameIsLow()
    {
        var grant = Granted(ManageAsApp, actor: Actor() with { DisplayName = "Managed Service Identity" });

        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Granter(MicrosoftTenant)).Add(EntitySets.DirectoryAudits, grant).Hunt("CON-005").Findings);
        Assert.Equal(Severity.Low, Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, grant).Hunt("CON-005").Findings).Severity);
        Assert.Equal(Severity.Critical, Assert.Single(Tenant().Add(EntitySets.ServicePrincipals, Granter(TestTenant.TenantId)).Add(EntitySets.DirectoryAudits, grant).Hunt("CON-005").Findings).Severity);
    }

    [Fact]
    public void WithoutLogsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals).Hunt("CON-005").StateOf("CON-005"));

    private static ServicePrincipal Granter(string owner) => Sp("Pipeline", 100, owner) with { Id = GranterSp, AppId = GranterApp };

    private static AuditActor Actor() => new() { Kind = AuditActorKind.Application, ServicePrincipalId = GranterSp, DisplayName = "Pipeline" };
}

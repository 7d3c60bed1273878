using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Crd001NewCredentialDetectionTests
{
    private const string OldKey = "40000000-0000-4000-8000-000000000001";

    [Fact]
    public void ANewSecretFromSomebodyWhoIsNoOwnerIsCritical()
    {
        var result = Privileged(Registration() with { PasswordCredentials = [Secret(5)], OwnerIds = ["d0000000-0000-4000-8000-000000000002"] })
            .Add(EntitySets.DirectoryAudits, SecretAdded()).Hunt("CRD-001");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal([$"{Admin} is not an owner of the app."], finding.Escalations);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "directoryAudits");
        Assert.Contains(Subject.User(Admin), finding.Subjects);
    }

    [Fact]
    public void ANewSecretFromAnOwnerIsHigh() => Assert.Equal(Severity.High, Assert.Single(
        Privileged(Registration() with { PasswordCredentials = [Secret(5)], OwnerIds = [AdminId] }).Add(EntitySets.DirectoryAudits, SecretAdded()).Hunt("CRD-001").Findings).Severity);

    [Fact]
    public void ARotationByAnOwnerIsLow()
    {
        var expiring = Certificate(990, OldKey);
        var result = Privileged(Registration() with { KeyCredentials = [expiring], PasswordCredentials = [Secret(5)], OwnerIds = [AdminId] })
            .Add(EntitySets.DirectoryAudits, SecretAdded()).Hunt("CRD-001");

        Assert.Equal(Severity.Low, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void SecretAndCertificateWithinAnHourAreCritical()
    {
        var result = Privileged(Registration() with { PasswordCredentials = [Secret(5)], KeyCredentials = [Certificate(5)] }).Hunt("CRD-001");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(Confidence.Medium, finding.Confidence);
    }

    [Fact]
    public void AnOldCredentialIsNothing() => Assert.Empty(Privileged(Registration() with { KeyCredentials = [Certificate(300)] }).Hunt("CRD-001").Findings);

    [Fact]
    public void OnAPowerlessAppItIsNothing() => Assert.Empty(
        Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration() with { PasswordCredentials = [Secret(5)] }).Add(EntitySets.DirectoryAudits, SecretAdded()).Hunt("CRD-001").Findings);

    [Fact]
    public void WhatWasThereBeforeWasNotAdded()
    {
        var result = Privileged(Registration() with { PasswordCredentials = [Secret(300, OldKey)] })
            .Add(EntitySets.DirectoryAudits, SecretAdded(keyId: OldKey, old: $"[\"{Entry(OldKey)}\"]")).Hunt("CRD-001");

        Assert.Empty(result.Findings);
        Assert.NotEqual(DetectionState.NotAssessed, result.StateOf("CRD-001"));
    }

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CRD-001").StateOf("CRD-001"));

    private static TestTenant Privileged(Application registration) => Tenant()
        .Add(EntitySets.ServicePrincipals, Sp())
        .Add(EntitySets.Applications, registration)
        .Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp));
}

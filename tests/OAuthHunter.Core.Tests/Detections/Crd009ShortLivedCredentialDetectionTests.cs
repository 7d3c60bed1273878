using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Crd009ShortLivedCredentialDetectionTests
{
    private const string Key = "10000000-0000-4000-8000-000000000001";

    [Fact]
    public void AddedUsedAndRemovedIsHighOnAPrivilegedApp()
    {
        var finding = Assert.Single(Hunt(PrivilegedApp(), Removed(600), AppSignIn(5, minutes: 60)).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count(row => row.EntitySet == "directoryAudits"));
        Assert.Contains(finding.Evidence, row => row.EntitySet == "signIns");
    }

    [Fact]
    public void OnAPlainAppItIsMedium() => Assert.Equal(Severity.Medium, Assert.Single(Hunt(Plain(), Removed(600), AppSignIn(5, minutes: 60, keyId: Key)).Findings).Severity);

    [Fact]
    public void GoneWithoutATraceCountsWhenItWasUsed()
    {
        var result = Plain().Add(EntitySets.DirectoryAudits, SecretAdded(keyId: Key)).Add(EntitySets.SignIns, AppSignIn(4, keyId: Key)).Hunt("CRD-009");

        Assert.Contains("no record tells when", Assert.Single(result.Findings).Summary, StringComparison.Ordinal);
        Assert.Empty(Plain().Add(EntitySets.DirectoryAudits, SecretAdded(keyId: Key)).Add(EntitySets.SignIns, AppSignIn(4, keyId: "other")).Hunt("CRD-009").Findings);
    }

    [Fact]
    public void WithoutUseOrStillThereIsNothing()
    {
        Assert.Empty(Hunt(Plain(), Removed(600), AppSignIn(10)).Findings);
        Assert.Empty(Hunt(Plain(), Removed(600), AppSignIn(5, minutes: 60, keyId: "other")).Findings);
        var result = Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration() with { PasswordCredentials = [Secret(5, Key)] })
            .Add(EntitySets.DirectoryAudits, SecretAdded(keyId: Key)).Add(EntitySets.SignIns, AppSignIn(4, keyId: Key)).Hunt("CRD-009");
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CRD-009"));
    }

    [Fact]
    public void WithoutLogsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals).Hunt("CRD-009").StateOf("CRD-009"));

    private static TestTenant Plain() => Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration());

    private static HuntResult Hunt(TestTenant tenant, DirectoryAudit removed, SignIn signIn) => tenant.Add(EntitySets.DirectoryAudits, SecretAdded(keyId: Key), removed).Add(EntitySets.SignIns, signIn).Hunt("CRD-009");

    private static DirectoryAudit Removed(double minutes)
    {
        var added = SecretAdded(minutes, Key);
        var target = added.TargetResources[0];
        return added with { Id = "removed", TargetResources = [target with { ModifiedProperties = [new("KeyDescription", target.ModifiedProperties[0].NewValue, "[]")] }] };
    }
}

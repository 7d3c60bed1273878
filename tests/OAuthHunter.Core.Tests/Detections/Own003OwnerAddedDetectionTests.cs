using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Own003OwnerAddedDetectionTests
{
    [Fact]
    public void AnOwnerOfAPrivilegedAppIsMedium()
    {
        var finding = Assert.Single(PrivilegedApp().Add(EntitySets.DirectoryAudits, OwnerAdded(0, User(), UmaId, Uma)).Hunt("OWN-003").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Superset(new HashSet<string> { Subject.User(Admin), Subject.User(Uma) }, finding.Subjects.ToHashSet());
    }

    [Fact]
    public void ACredentialWithinADayIsHigh()
    {
        var finding = Assert.Single(PrivilegedApp().Add(EntitySets.DirectoryAudits, OwnerAdded(0, User(), UmaId, Uma), SecretAdded(600)).Hunt("OWN-003").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count);
        Assert.Equal(Severity.Medium, Assert.Single(PrivilegedApp().Add(EntitySets.DirectoryAudits, OwnerAdded(0, User(), UmaId, Uma), SecretAdded(1500)).Hunt("OWN-003").Findings).Severity);
    }

    [Fact]
    public void TheOwnerThatEntraAddsAndAPlainAppAreNothing()
    {
        Assert.Empty(PrivilegedApp().Add(EntitySets.DirectoryAudits, AppAdded(0), OwnerAdded(0.1, User(), AdminId, Admin)).Hunt("OWN-003").Findings);
        var result = Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration()).Add(EntitySets.DirectoryAudits, OwnerAdded(0, User(), UmaId, Uma)).Hunt("OWN-003");
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("OWN-003"));
    }

    [Fact]
    public void WithoutLogsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals).Hunt("OWN-003").StateOf("OWN-003"));
}

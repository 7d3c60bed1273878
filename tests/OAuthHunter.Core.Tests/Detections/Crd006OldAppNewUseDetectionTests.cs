using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Crd006OldAppNewUseDetectionTests
{
    private const string NewKey = "10000000-0000-4000-8000-000000000001";
    private const string OldKey = "40000000-0000-4000-8000-000000000001";

    [Fact]
    public void ANewKeyUsedFromANewNetworkIsCriticalOnAPrivilegedApp()
    {
        var finding = Assert.Single(Hunt(800, AppSignIn(20), AppSignIn(3, StrangeAddress, keyId: NewKey, number: 64999)).Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(Confidence.High, finding.Confidence);
        Assert.Contains(Subject.Address(StrangeAddress), finding.Subjects);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "signIns");
        Assert.Contains(finding.Evidence, row => row.EntitySet == "directoryAudits");
    }

    [Fact]
    public void ANewResourceIsANewUse() => Assert.Single(Hunt(800, AppSignIn(20), AppSignIn(3, keyId: NewKey, resource: "00000002-0000-0ff1-ce00-000000000000")).Findings);

    [Fact]
    public void TheOldKeyTheOldPlaceAYoungAppAndLateUseAreNothing()
    {
        Assert.Empty(Hunt(800, AppSignIn(20), AppSignIn(3, StrangeAddress, keyId: OldKey, number: 64999)).Findings);
        Assert.Empty(Hunt(800, AppSignIn(20), AppSignIn(3, keyId: NewKey)).Findings);
        Assert.Empty(Hunt(100, AppSignIn(20), AppSignIn(3, StrangeAddress, keyId: NewKey, number: 64999)).Findings);
        var result = Hunt(800, AppSignIn(3, StrangeAddress, keyId: NewKey, number: 64999)); // Nothing is known of its habit.
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CRD-006"));
    }

    [Fact]
    public void WithoutSignInsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, Tenant().Hunt("CRD-006").StateOf("CRD-006"));

    private static HuntResult Hunt(double age, params SignIn[] signIns) => PrivilegedApp(Registration(ageInDays: age) with { PasswordCredentials = [Secret(5, NewKey)] }, Sp(ageInDays: age))
        .Add(EntitySets.DirectoryAudits, SecretAdded(keyId: NewKey)).Add(EntitySets.SignIns, [.. signIns]).Hunt("CRD-006");
}

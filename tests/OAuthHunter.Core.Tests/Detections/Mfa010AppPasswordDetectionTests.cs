using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Core.Tests.Detections;

public class Mfa010AppPasswordDetectionTests
{
    private const string Bob = "bob@contoso.com";

    [Fact]
    public void A_new_one_is_found_and_worse_for_an_administrator()
    {
        var hunt = Tenant().Add(EntitySets.DirectoryAudits, AdminFixture.Change("Create application password for user", 5), AdminFixture.Change("Create application password for user", 6, Bob, Bob)).Hunt("MFA-010");

        Assert.Equal([(AdminFixture.AdminUpn, Severity.High), (Bob, Severity.Medium)], hunt.Findings.Select(finding => (finding.TargetName, finding.Severity)));
    }

    [Fact]
    public void One_in_the_report_meets_its_event()
    {
        var finding = Assert.Single(Tenant().WithRegistration(true, "appPassword").Add(EntitySets.DirectoryAudits, AdminFixture.Change("Create application password for user", 5)).Hunt("MFA-010").Findings);

        Assert.Equal(["directoryAudits", "userRegistrationDetails"], finding.Evidence.Select(row => row.EntitySet));
    }

    [Fact]
    public void An_old_event_passes()
    {
        var hunt = Tenant().WithRegistration(true, "fido2SecurityKey").Add(EntitySets.DirectoryAudits, AdminFixture.Change("Create application password for user", 24 * 100)).Hunt("MFA-010");

        Assert.Equal(DetectionState.Pass, hunt.StateOf("MFA-010"));
    }

    [Fact]
    public void One_half_of_the_evidence_is_no_pass()
    {
        Assert.Equal(DetectionState.PartlyAssessed, Tenant().Hunt("MFA-010").StateOf("MFA-010"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().Hunt("MFA-010").StateOf("MFA-010"));
    }

    private static TestTenant Tenant() => TestTenant.Contoso().WithAdmin().With(EntitySets.DirectoryAudits);
}

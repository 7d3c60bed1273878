using CsCheck;
using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Hunting;

public class OAuthConsentRiskBuilderTests
{
    [Fact]
    public void ARowTellsWhoWhenWhenceAndWhat()
    {
        var row = Assert.Single(Rows(Risky()), row => row.User == Uma);

        Assert.Equal(("Mail Helper", AppId, "Principal", false, true), (row.AppName, row.AppId, row.ConsentType, row.IsVerified, row.IsLive));
        Assert.Equal((Uma, HomeAddress, Now.AddDays(-5).AddMinutes(3)), (row.GrantedBy, row.GrantedFrom, row.GrantedAt));
        Assert.Equal("Mail.Read [High]", row.Scopes[0]);
        Assert.Equal(Severity.High, row.Severity);
        Assert.Contains(row.Findings, finding => finding.DetectionId == "CON-002");
        Assert.Equal(row.Findings[0].Summary, row.Reason);
    }

    [Fact]
    public void RevokedConsentsAreRowsToo()
    {
        var row = Assert.Single(Rows(Tenant().Add(EntitySets.ServicePrincipals, Foreign()).Add(EntitySets.DirectoryAudits, ByUser(LastingMail))));

        Assert.False(row.IsLive);
        Assert.Equal(Uma, row.User);
    }

    [Fact]
    public void HarmlessGrantsAndOtherGrantsOfTheAppAreNoRows()
    {
        const string other = "d0000000-0000-4000-8000-000000000044";
        var rows = Rows(Risky().Add(EntitySets.Users, Person(other, "other@contoso.com")).Add(EntitySets.OAuth2PermissionGrants, Delegated("Calendars.Read", other)));

        Assert.Equal([Uma], rows.Select(row => row.User));
    }

    [Fact]
    public void AnAdministratorsConsentToApplicationPermissionsIsARow()
    {
        var rows = Rows(Tenant().Add(EntitySets.DirectoryAudits, AppAdded(), SpAdded(), Consent("User.Read"), Granted(ManageAsApp)));

        var row = Assert.Single(rows, row => row.ConsentType == "Application");
        Assert.Equal(["Exchange.ManageAsApp [Critical]"], row.Scopes);
        Assert.Equal(Severity.Critical, row.Severity);
        Assert.Contains(rows, other => other.ConsentType == "AllPrincipals");
    }

    [Fact]
    public void AWaveIsNamedOnEachOfItsRows()
    {
        var consents = Enumerable.Range(0, 4).Select(index => ByUser("Mail.Read", index, $"u{index}@contoso.com", $"d0000000-0000-4000-8000-00000000010{index}"));
        var rows = Rows(Tenant().Add(EntitySets.ServicePrincipals, Foreign(10)).Add(EntitySets.DirectoryAudits, [.. consents]));

        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.Equal("4 users in 3 min", row.Wave));
    }

    [Fact]
    public void WorstComesFirstWhateverTheOrderOfFindings()
    {
        var evidence = Risky().WithAdmin().Add(EntitySets.OAuth2PermissionGrants, Delegated(LastingMail, AdminFixture.AdminId)).Read();
        var findings = HuntResult.Of(evidence, new HuntOptions()).Findings;
        var expected = OAuthConsentRiskBuilder.Build(evidence.Facts, findings).Select(row => row.ToString()).ToList();

        Assert.Contains("Critical", expected[0], StringComparison.Ordinal);
        Gen.Shuffle(findings.ToArray()).Sample(shuffled => OAuthConsentRiskBuilder.Build(evidence.Facts, shuffled).Select(row => row.ToString()).SequenceEqual(expected), iter: 30);
    }

    private static TestTenant Risky() => Tenant().Add(EntitySets.ServicePrincipals, Foreign()).Add(EntitySets.Users, Person())
        .Add(EntitySets.OAuth2PermissionGrants, Delegated(LastingMail, UmaId)).Add(EntitySets.DirectoryAudits, ByUser(LastingMail));

    private static IReadOnlyList<OAuthConsentRisk> Rows(TestTenant tenant)
    {
        var evidence = tenant.Read();
        return OAuthConsentRiskBuilder.Build(evidence.Facts, HuntResult.Of(evidence, new HuntOptions()).Findings);
    }
}

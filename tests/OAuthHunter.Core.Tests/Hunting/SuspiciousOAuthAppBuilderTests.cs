using CsCheck;
using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Hunting;

public class SuspiciousOAuthAppBuilderTests
{
    private const string VendorSp = "b0000000-0000-4000-8000-000000000077";
    private const string VendorApp = "a0000000-0000-4000-8000-000000000077";

    [Fact]
    public void AHomeMadeFreshAppOutranksAVendorOfTenYears()
    {
        var apps = Rank(Both());

        Assert.Equal([AppId, VendorApp], apps.Select(app => app.AppId));
        Assert.True(apps[0].Score > apps[1].Score + 30);
        Assert.Equal(Severity.Critical, apps[0].Severity);
        Assert.Contains("Exchange.ManageAsApp", apps[0].Permissions);
        Assert.Contains("Exchange Administrator", apps[0].Roles);
        var credential = Assert.Single(apps[0].Credentials);
        Assert.Equal("Application", credential.Where);
        Assert.Equal(5, credential.AgeInDays);
        Assert.Contains(apps[1].ScoreTerms, term => term is { Name: "Verified publisher", Points: < 0 });
    }

    [Fact]
    public void TermsAddUpInAnyOrder()
    {
        var evidence = Both().Read();
        var findings = HuntResult.Of(evidence, new HuntOptions()).Findings;
        var scores = SuspiciousOAuthAppBuilder.Build(evidence.Facts, findings).Select(app => app.Score).ToList();

        Gen.Shuffle(findings.ToArray()).Sample(shuffled =>
        {
            var apps = SuspiciousOAuthAppBuilder.Build(evidence.Facts, shuffled);
            return apps.Select(app => app.Score).SequenceEqual(scores)
                && apps.All(app => app.ScoreTerms.Sum(term => term.Points) == app.Score && app.ScoreTerms.Reverse().Sum(term => term.Points) == app.Score);
        });
    }

    [Fact]
    public void TermsAddUpForAnyApp() =>
        Gen.Select(Gen.Double[1, 3000], Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool).Sample((age, own, secret, role, verified) =>
        {
            var principal = Sp("Contoso_GhY", age, own ? TestTenant.TenantId : ForeignTenant) with { VerifiedPublisherName = verified ? "Fabrikam" : null, PasswordCredentials = secret ? [Secret(age / 2)] : [] };
            var tenant = Tenant().Add(EntitySets.ServicePrincipals, principal).Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp, ageInDays: age / 2), Grant(RoleManagement, GraphSp, age / 2));
            if (role)
            {
                tenant.Add(EntitySets.RoleAssignments, Role(WellKnown.GlobalAdministrator));
            }

            var app = Rank(tenant).Single();
            return app.Score == app.ScoreTerms.Sum(term => term.Points) && app.ScoreTerms.All(term => term.Reason.Length > 0) && app.Severity == app.Findings.Max(finding => finding.Severity);
        }, iter: 100);

    [Fact]
    public void AnAppWithoutFindingsIsNotSuspicious() => Assert.Empty(Rank(Established()));

    private static TestTenant Both() => HomeMade()
        .Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp, ageInDays: 5), Grant(FullAccessAsApp, principalId: VendorSp), Grant(RoleManagement, GraphSp, principalId: VendorSp))
        .Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator))
        .Add(EntitySets.ServicePrincipals, Sp("Backup", 3650, ForeignTenant) with { Id = VendorSp, AppId = VendorApp, VerifiedPublisherName = "Fabrikam", VerifiedPublisherId = "1" })
        .Add(EntitySets.ServicePrincipalSignInActivities, Use(1, VendorApp), Use(1))
        .Add(EntitySets.DirectoryAudits, AppAdded(), SpAdded(), SecretAdded(), Granted(ManageAsApp), RoleGiven(WellKnown.ExchangeAdministrator));

    private static IReadOnlyList<SuspiciousOAuthApp> Rank(TestTenant tenant)
    {
        var evidence = tenant.Read();
        return SuspiciousOAuthAppBuilder.Build(evidence.Facts, HuntResult.Of(evidence, new HuntOptions()).Findings);
    }
}

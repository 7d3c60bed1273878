using CsCheck;
using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
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
    public void ScoresDoNotDependOnTheOrderOfRecordsOrOfRules()
    {
        var records = Both().Records.ToArray();
        var expected = Terms(records, detections => detections);

        Assert.True(expected.Count >= 12, string.Join(Environment.NewLine, expected));
        Gen.Shuffle(records).Sample(order => Terms(order, findings => findings.AsEnumerable().Reverse()).SequenceEqual(expected), iter: 25);
    }

    [Fact]
    public void PowerSetsTheWeightOfTheRest()
    {
        double Fresh(TestTenant tenant) => Rank(tenant.Add(EntitySets.DirectoryAudits, AppAdded(), SpAdded(), SecretAdded())).Single().ScoreTerms.Single(term => term.Name == "Fresh").Points;

        var small = Fresh(HomeMade().Add(EntitySets.OAuth2PermissionGrants, new OAuth2PermissionGrant { Id = "g", ClientId = SpId, ConsentType = "AllPrincipals", ResourceId = GraphSp, Scope = "Mail.Send" }));
        var large = Fresh(HomeMade().Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp, ageInDays: 5)).Add(EntitySets.RoleAssignments, Role(WellKnown.GlobalAdministrator)));

        Assert.Equal((9, 18), (small, large));
    }

    [Fact]
    public void AGoodNameCountsHalfOnceTheAppWasTouched()
    {
        ScoreTerm Age(params AppCredential[] secrets) => Rank(Tenant()
            .Add(EntitySets.ServicePrincipals, Sp("Backup", 3650, ForeignTenant) with { VerifiedPublisherName = "Fabrikam", VerifiedPublisherId = "1", PasswordCredentials = secrets })
            .Add(EntitySets.AppRoleAssignments, Grant(RoleManagement, GraphSp))).Single().ScoreTerms.Single(term => term.Name == "Age");

        Assert.DoesNotContain("half", Age().Reason, StringComparison.Ordinal);
        Assert.Contains("half", Age(Secret(2)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void KnownAppsShowSourceAndConflicts()
    {
        var app = Rank(Tenant().Add(EntitySets.ServicePrincipals, Sp("Mailer", 20, ForeignTenant) with { AppId = "a245e8c0-b53c-4b67-9b45-751d1dff8e6b" })).Single();

        Assert.Contains("huntresslabs", app.Known!.Sources, StringComparison.Ordinal);
        Assert.NotEmpty(app.Known.Conflicts);
        Assert.Contains(app.ScoreTerms, term => term.Name == "Dual-use tool");
    }

    [Fact]
    public void AnAppWithoutFindingsIsNotSuspicious() => Assert.Empty(Rank(Established()));

    private static TestTenant Both() => HomeMade()
        .Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp, ageInDays: 5), Grant(FullAccessAsApp, principalId: VendorSp), Grant(RoleManagement, GraphSp, principalId: VendorSp))
        .Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator))
        .Add(EntitySets.ServicePrincipals, Sp("Backup", 3650, ForeignTenant) with { Id = VendorSp, AppId = VendorApp, VerifiedPublisherName = "Fabrikam", VerifiedPublisherId = "1" })
        .Add(EntitySets.ServicePrincipalSignInActivities, Use(1, VendorApp), Use(1))
        .Add(EntitySets.DirectoryAudits, AppAdded(), SpAdded(), SecretAdded(), Granted(ManageAsApp), RoleGiven(WellKnown.ExchangeAdministrator));

    private static List<string> Terms((EntitySet Set, EvidenceRecord Record)[] records, Func<IReadOnlyList<Finding>, IEnumerable<Finding>> order)
    {
        var tenant = TestTenant.Contoso().With(EntitySets.Applications, EntitySets.AppRoleAssignments, EntitySets.OAuth2PermissionGrants, EntitySets.RoleAssignments, EntitySets.RoleDefinitions, EntitySets.Groups);
        foreach (var (set, record) in records.Where(pair => pair.Set != EntitySets.Organization))
        {
            tenant.Add(set, record with { });
        }

        var evidence = tenant.Read();
        var apps = SuspiciousOAuthAppBuilder.Build(evidence.Facts, [.. order(HuntResult.Of(evidence, new HuntOptions()).Findings)]);
        return [.. apps.SelectMany(app => app.ScoreTerms.Select(term => $"{app.AppId} {app.Score} {term.Group} {term}"))];
    }

    private static IReadOnlyList<SuspiciousOAuthApp> Rank(TestTenant tenant)
    {
        var evidence = tenant.Read();
        return SuspiciousOAuthAppBuilder.Build(evidence.Facts, HuntResult.Of(evidence, new HuntOptions()).Findings);
    }
}

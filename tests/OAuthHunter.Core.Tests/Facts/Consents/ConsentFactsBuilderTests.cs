using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Consents;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Facts.Consents;

public class ConsentFactsBuilderTests
{
    [Fact]
    public void ObjectAndConsentAreOneGrant()
    {
        var grant = Assert.Single(Grants(Vendor().Add(EntitySets.Users, Person()).Add(EntitySets.OAuth2PermissionGrants, Delegated(LastingMail, UmaId)).Add(EntitySets.DirectoryAudits, ByUser(LastingMail))));

        Assert.Equal((Uma, true, true), (grant.PrincipalName, grant.IsLive, grant.IsInObjects));
        Assert.Equal(Now.AddDays(-5).AddMinutes(3), grant.GrantedAt);
        Assert.Equal(HomeAddress, grant.GrantedBy!.IPAddress);
        Assert.Equal(["Mail.Read [High]", "offline_access", "User.Read"], grant.Scopes.Marked());
    }

    [Fact]
    public void AConsentAndTheGrantThatEntraLogsBesideItAreOneGrant()
    {
        var beside = Audit("Add delegated permission grant", 3, [new AuditTarget
        {
            Id = GraphSp, DisplayName = "Microsoft Graph", Type = "ServicePrincipal",
            ModifiedProperties = [new("DelegatedPermissionGrant.Scope", null, LastingMail), new("DelegatedPermissionGrant.ConsentType", null, "Principal"), new("ServicePrincipal.ObjectID", null, SpId), new("ServicePrincipal.AppId", null, AppId)],
        }], Actor());
        var grant = Assert.Single(Grants(Vendor().Add(EntitySets.DirectoryAudits, ByUser(LastingMail), beside)));

        Assert.Equal(2, grant.Events.Count);
        Assert.False(grant.IsLive); // The objects were captured, and it is not among them.
    }

    [Fact]
    public void ARevocationInTheLogIsTold()
    {
        var removed = Audit("Remove delegated permission grant", 90, [new AuditTarget
        {
            Id = GraphSp, DisplayName = "Microsoft Graph", Type = "ServicePrincipal",
            ModifiedProperties = [new("DelegatedPermissionGrant.Scope", LastingMail, null), new("DelegatedPermissionGrant.ConsentType", "Principal", null), new("User.ObjectID", UmaId, null), new("ServicePrincipal.ObjectID", SpId, null), new("ServicePrincipal.AppId", AppId, null)],
        }]);
        var grant = Assert.Single(Grants(Vendor().Add(EntitySets.DirectoryAudits, ByUser(LastingMail), removed)));

        Assert.Equal((Now.AddDays(-5).AddMinutes(90), Admin), (grant.RevokedAt, grant.RevokedBy!.UserPrincipalName));
    }

    [Fact]
    public void WithoutObjectsWhatTheLogGaveIsTakenForHeld()
    {
        var facts = TestTenant.Contoso().Add(EntitySets.DirectoryAudits, ByUser(LastingMail)).Read().Facts;

        Assert.True(Assert.Single(facts.Consents.Grants).IsLive);
    }

    [Fact]
    public void GrantsForSignInAlonePassByUnlessTheLogTellsOfThem()
    {
        Assert.Empty(Grants(Vendor().Add(EntitySets.OAuth2PermissionGrants, Delegated("openid User.Read", UmaId))));
        Assert.Single(Grants(Vendor().Add(EntitySets.OAuth2PermissionGrants, Delegated("openid User.Read", UmaId)).Add(EntitySets.DirectoryAudits, ByUser("openid User.Read"))));
    }

    [Fact]
    public void WavesThatLieADayApartAreTwo()
    {
        var consents = Enumerable.Range(0, 3).SelectMany(index => new[] { ByUser("Mail.Read", index, $"a{index}@contoso.com", null), ByUser("Mail.Read", 3000 + index, $"b{index}@contoso.com", null) });
        var waves = Vendor().Add(EntitySets.DirectoryAudits, [.. consents]).Read().Facts.Consents.Waves;

        Assert.Equal(2, waves.Count);
        Assert.All(waves, wave => Assert.Equal(3, wave.Users.Count));
        Assert.Equal("3 users in 2 min", waves[0].ToString());
    }

    private static TestTenant Vendor() => Tenant().Add(EntitySets.ServicePrincipals, Foreign());

    private static IReadOnlyList<DelegatedGrant> Grants(TestTenant tenant) => tenant.Read().Facts.Consents.Grants;
}

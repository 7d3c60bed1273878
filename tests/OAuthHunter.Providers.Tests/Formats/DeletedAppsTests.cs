using OAuthHunter.Model;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Formats;

/// <summary>What lies in the recycle bin is told apart by the time of its deletion or by the page it came on; policies by what they define.</summary>
public sealed class DeletedAppsTests
{
    [Theory]
    [InlineData("deletedServicePrincipals", """{"id":"1","appId":"2","servicePrincipalType":"Application","deletedDateTime":"2026-09-28T08:07:47Z"}""")]
    [InlineData("servicePrincipals", """{"id":"1","appId":"2","servicePrincipalType":"Application","deletedDateTime":null}""")]
    [InlineData("deletedApplications", """{"@odata.type":"#microsoft.graph.application","id":"1","appId":"2","deletedDateTime":"2026-09-28T08:07:47Z"}""")]
    [InlineData("deletedApplications", """{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#directory/deletedItems/microsoft.graph.application","value":[{"id":"1","appId":"2","displayName":"x"}]}""")]
    [InlineData("tokenLifetimePolicies", """{"id":"1","displayName":"x","definition":["{\"TokenLifetimePolicy\":{\"Version\":1,\"AccessTokenLifetime\":\"8:00:00\"}}"],"isOrganizationDefault":false}""")]
    [InlineData("claimsMappingPolicies", """{"id":"1","displayName":"x","definition":["{\"ClaimsMappingPolicy\":{\"Version\":1}}"],"isOrganizationDefault":false,"appliesTo":[{"id":"9"}]}""")]
    public void EachGoesToItsSet(string set, string json)
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "export.json");
        File.WriteAllText(file, json);

        var (report, _) = TempFolder.Read(file);

        Assert.Equal([set], report.Coverage.Sets.Where(item => item.Count > 0).Select(item => item.EntitySet));
    }

    [Fact]
    public void ARegistrationsFlowsClaimsAndLockAreRead()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "export.json");
        File.WriteAllText(file, """
            [{"id":"1","appId":"2","publisherDomain":"contoso.com","web":{"redirectUris":[],"implicitGrantSettings":{"enableAccessTokenIssuance":true}},"api":{"acceptMappedClaims":true},"servicePrincipalLockConfiguration":{"isEnabled":true,"allProperties":false}},
             {"id":"3","appId":"4","publisherDomain":"contoso.com","servicePrincipalLockConfiguration":null},
             {"id":"5","appId":"6","publisherDomain":"contoso.com"}]
            """);

        var (_, sink) = TempFolder.Read(file);

        var apps = sink.Of<Application>().ToList();
        Assert.Equal((true, true, false), (apps[0].EnableAccessTokenIssuance, apps[0].AcceptMappedClaims, apps[0].IsInstanceLocked));
        Assert.False(apps[1].IsInstanceLocked);
        Assert.Null(apps[2].IsInstanceLocked);
    }
}

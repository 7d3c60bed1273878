using System.Text.Json.Nodes;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Graph;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Live;
using OAuthHunter.Providers.Tests.Graph;

namespace OAuthHunter.Providers.Tests.Identity;

/// <summary>What a connection can read is told before it is read.</summary>
public sealed class AccessTests
{
    [Fact]
    public async Task A_permission_that_the_token_lacks_is_named_without_a_request()
    {
        var run = GraphRun.WithTenant();
        var access = await TestAsync(run, new JsonObject { ["roles"] = new JsonArray("Application.Read.All") }, EntitySets.ServicePrincipals, EntitySets.ConditionalAccessPolicies);

        Assert.Equal(AccessState.Ready, access[0].State);
        Assert.Equal((AccessState.MissingPermission, "Policy.Read.All"), (access[1].State, access[1].Permissions[0]));
        Assert.Single(run.Graph.Requests);
    }

    [Fact]
    public async Task A_broader_permission_will_do()
    {
        var access = await TestAsync(GraphRun.WithTenant(), new JsonObject { ["roles"] = new JsonArray("Directory.Read.All") }, EntitySets.Organization, EntitySets.RoleAssignments);
        Assert.All(access, set => Assert.Equal(AccessState.Ready, set.State));
    }

    [Fact]
    public async Task A_missing_licence_shows_in_the_probe()
    {
        var run = GraphRun.WithTenant();
        run.Graph.Fault = (_, _, _) => FakeGraph.Error(403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant");
        var access = await TestAsync(run, new JsonObject { ["roles"] = new JsonArray("AuditLog.Read.All") }, EntitySets.SignIns);
        Assert.Equal((AccessState.MissingLicence, "Microsoft Entra ID P1"), (access[0].State, access[0].Licence));
        Assert.Contains("$top=1", Assert.Single(run.Graph.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_with_the_scope_but_no_role_is_told_so()
    {
        var run = GraphRun.WithTenant();
        run.Graph.Fault = (_, _, _) => FakeGraph.Error(403, "Authorization_RequestDenied");
        var access = await TestAsync(run, new JsonObject { ["scp"] = "AuditLog.Read.All" }, EntitySets.DirectoryAudits);
        Assert.Equal(AccessState.MissingRole, access[0].State);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_leaves_it_unknown()
    {
        var run = GraphRun.WithTenant();
        run.Graph.Fault = (_, _, _) => FakeGraph.Error(503, "ServiceUnavailable");
        var access = await TestAsync(run, new JsonObject { ["scp"] = "AuditLog.Read.All" }, EntitySets.DirectoryAudits);
        Assert.Equal(AccessState.Unknown, access[0].State);
    }

    [Fact]
    public async Task Exchange_without_a_way_there_is_not_connected()
    {
        var access = await TestAsync(GraphRun.WithTenant(), new JsonObject { ["roles"] = new JsonArray() }, EntitySets.TransportRules);
        Assert.Equal(AccessState.NotConnected, access[0].State);
    }

    private static async Task<IReadOnlyList<EntitySetAccess>> TestAsync(GraphRun run, JsonObject claims, params EntitySet[] sets)
    {
        var policy = new RetryPolicy { MaxAttempts = 2, Wait = (_, _) => Task.CompletedTask };
        var tokens = new FakeTokens(FakeSignIn.Jwt(claims));
        using var tenant = new LiveTenant(
            new TenantConnection { Description = "contoso.com" }, tokens, new GraphClient(GraphHttp.Create(run.Graph), tokens, new Uri(FakeGraph.Root), policy), null, policy);
        return await tenant.TestAccessAsync(sets, CancellationToken.None);
    }
}

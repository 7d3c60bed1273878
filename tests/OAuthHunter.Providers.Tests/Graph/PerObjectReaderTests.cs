using System.Text.Json.Nodes;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Tests.Graph;

/// <summary>What Graph tells about one object at a time is asked for those that matter, in batches, and never guessed.</summary>
public sealed class PerObjectReaderTests
{
    private const string ExchangeAdministrator = "29232cdf-9323-42fd-ade2-1d097af3e4de";
    private const string DirectoryReaders = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b";

    [Fact]
    public async Task Per_user_mfa_is_asked_for_administrators_only_in_one_batch()
    {
        var run = await Tenant().ReadAsync();

        var rows = run.Records.Where(item => item.Set == EntitySets.AuthenticationRequirements).Select(item => (AuthenticationRequirement)item.Record).ToList();
        Assert.Equal([("ada", "enforced"), ("bob", "disabled"), ("eve", "enabled")], rows.Select(row => (row.Id!, row.PerUserMfaState!)));
        Assert.Equal(EvidenceState.Available, run.Coverage(EntitySets.AuthenticationRequirements).State);
        Assert.Single(run.Graph.Requests, request => request == "POST /beta/$batch");
        Assert.DoesNotContain(run.Graph.Requests, request => request.Contains("/users/reader/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Eligibilities_are_asked_for_groups_that_can_hold_a_role_only()
    {
        var run = await Tenant().ReadAsync();

        Assert.Equal(["e1"], run.Ids(EntitySets.GroupEligibilityScheduleInstances));
        var asked = Assert.Single(run.Graph.Requests, request => request.Contains("eligibilityScheduleInstances", StringComparison.Ordinal) && request.StartsWith("BATCHED", StringComparison.Ordinal));
        Assert.Contains("groupId%20eq%20%27operators%27", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_is_gone_is_left_out_and_a_refusal_is_named()
    {
        var gone = Tenant();
        gone.Graph.Objects.Remove("/users/bob/authentication/requirements");
        await gone.ReadAsync();
        var refused = Tenant();
        refused.Graph.BatchFault = (url, _) => url.Contains("/users/bob/", StringComparison.Ordinal) ? new JsonObject { ["status"] = 403, ["body"] = FakeGraph.ErrorBody("Authorization_RequestDenied") } : null;
        await refused.ReadAsync();

        Assert.Equal(EvidenceState.Available, gone.Coverage(EntitySets.AuthenticationRequirements).State);
        Assert.Equal(["ada", "eve"], gone.Ids(EntitySets.AuthenticationRequirements));
        Assert.Equal(EvidenceState.Incomplete, refused.Coverage(EntitySets.AuthenticationRequirements).State);
        Assert.Contains("Policy.Read.All", refused.Coverage(EntitySets.AuthenticationRequirements).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_that_knows_none_of_it_is_not_one_without_it()
    {
        var run = Tenant();
        foreach (var user in new[] { "ada", "bob", "eve" })
        {
            run.Graph.Objects.Remove($"/users/{user}/authentication/requirements");
        }

        await run.ReadAsync();

        Assert.Equal(EvidenceState.NotCaptured, run.Coverage(EntitySets.AuthenticationRequirements).State);
    }

    [Fact]
    public async Task Without_knowing_whom_to_ask_nothing_is_said()
    {
        var run = await Tenant(EntitySets.AuthenticationRequirements, EntitySets.GroupEligibilityScheduleInstances).ReadAsync();

        Assert.All(
            new[] { EntitySets.AuthenticationRequirements, EntitySets.GroupEligibilityScheduleInstances },
            set => Assert.Equal((EvidenceState.NotCaptured, true), (run.Coverage(set).State, run.Coverage(set).Reason!.Contains("not read", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_role_listing_that_breaks_leaves_the_answer_incomplete()
    {
        var run = Tenant();
        run.Graph.Fault = (request, _, _) => request.RequestUri!.AbsoluteUri.Contains("roleAssignments?$skiptoken", StringComparison.Ordinal) ? FakeGraph.Error(500, "InternalServerError") : null;
        await run.ReadAsync();

        Assert.Equal(EvidenceState.Incomplete, run.Coverage(EntitySets.AuthenticationRequirements).State);
    }

    private static GraphRun Tenant(params EntitySet[] sets)
    {
        var run = GraphRun.WithTenant(null, sets.Length > 0 ? sets :
        [
            EntitySets.RoleAssignments, EntitySets.RoleDefinitions, EntitySets.Groups, EntitySets.GroupEligibilityScheduleInstances, EntitySets.AuthenticationRequirements,
        ]);
        run.Graph.Listings["/roleManagement/directory/roleAssignments"] =
            [Holds("r1", "ada", "user", ExchangeAdministrator), Holds("r2", "operators", "group", ExchangeAdministrator), Holds("r3", "reader", "user", DirectoryReaders), Holds("r4", "app", "servicePrincipal", ExchangeAdministrator)];
        run.Graph.Listings["/groups"] = [new JsonObject { ["id"] = "operators", ["isAssignableToRole"] = true }];
        run.Graph.Listings["/groups/operators/members"] = [new JsonObject { ["id"] = "bob", ["@odata.type"] = "#microsoft.graph.user" }];
        run.Graph.Listings["/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances"] =
            [new JsonObject { ["id"] = "e1", ["groupId"] = "operators", ["principalId"] = "eve", ["accessId"] = "member" }];
        foreach (var (user, state) in new[] { ("ada", "enforced"), ("bob", "disabled"), ("eve", "enabled") })
        {
            run.Graph.Objects[$"/users/{user}/authentication/requirements"] = new JsonObject { ["perUserMfaState"] = state };
        }

        return run;
    }

    private static JsonObject Holds(string id, string principal, string type, string role) => new()
    {
        ["id"] = id, ["principalId"] = principal, ["roleDefinitionId"] = role, ["directoryScopeId"] = "/",
        ["principal"] = new JsonObject { ["id"] = principal, ["@odata.type"] = "#microsoft.graph." + type },
    };
}

using System.Text.Json.Nodes;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Tests.Graph;

/// <summary>Members, owners and what else hangs on objects: whole, or unknown, never the part that an expansion shows.</summary>
public sealed class GraphRelationTests
{
    [Fact]
    public async Task Groups_have_all_their_members_beyond_what_an_expansion_returns()
    {
        var run = await GraphRun.WithTenant(null, EntitySets.Groups).ReadAsync();

        var groups = run.Records.Select(item => (Group)item.Record).ToList();
        Assert.Equal(7, groups.Count);
        Assert.All(groups, group => Assert.Equal(Enumerable.Range(1, 25).Select(number => $"{group.Id}-member-{number}"), group.MemberIds));
        Assert.Single(run.Graph.Requests, request => request.EndsWith("$batch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Owners_are_whole_beyond_what_an_expansion_returns()
    {
        var run = WithOwners(EntitySets.ServicePrincipals, EntitySets.Applications);
        await run.ReadAsync();

        var owners = run.Records.ToDictionary(item => IdOf(item.Record), item => OwnersOf(item.Record));
        Assert.Equal(["owner-1"], owners["servicePrincipals-1"]);
        Assert.Equal(25, owners["servicePrincipals-2"]!.Count);
        Assert.Equal(25, owners["applications-2"]!.Count);
        Assert.Null(owners["applications-3"]);
        Assert.Equal(EvidenceState.Available, run.Coverage(EntitySets.Applications).State);
        Assert.All(run.Records.Select(item => item.Record).OfType<Application>(), application => Assert.Equal("https://issuer.example.test", Assert.Single(application.FederatedIdentityCredentials!).Issuer));
    }

    [Fact]
    public async Task Owners_that_cannot_be_read_are_unknown_and_never_twenty()
    {
        var run = WithOwners(EntitySets.Applications);
        run.Graph.BatchFault = (_, _) => new JsonObject { ["status"] = 403, ["body"] = FakeGraph.ErrorBody("Authorization_RequestDenied") };
        await run.ReadAsync();

        Assert.Null(OwnersOf(run.Records.Single(item => IdOf(item.Record) == "applications-2").Record));
        Assert.Equal(EvidenceState.Incomplete, run.Coverage(EntitySets.Applications).State);
        Assert.Contains("Owners", run.Coverage(EntitySets.Applications).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Federated_credentials_that_cannot_be_read_are_unknown_and_never_none()
    {
        var run = GraphRun.WithTenant(null, EntitySets.Applications);
        run.Graph.Fault = (request, _, _) => request.RequestUri!.Query.Contains("federatedIdentityCredentials", StringComparison.Ordinal) ? FakeGraph.Error(400, "BadRequest") : null;
        await run.ReadAsync();

        Assert.Equal((EvidenceState.Incomplete, 7L), (run.Coverage(EntitySets.Applications).State, run.Coverage(EntitySets.Applications).Count));
        Assert.All(run.Records, item => Assert.Null(((Application)item.Record).FederatedIdentityCredentials));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(0)]
    public async Task A_step_of_a_batch_that_fails_for_the_moment_is_sent_again_alone(int status)
    {
        var run = GraphRun.WithTenant(null, EntitySets.Groups);
        run.Graph.BatchFault = (url, attempt) => attempt > 1 || !url.Contains("groups-4/", StringComparison.Ordinal)
            ? null
            : status == 0
                ? new JsonObject { ["lost"] = true }
                : new JsonObject { ["status"] = status, ["headers"] = new JsonObject { ["Retry-After"] = "23" }, ["body"] = FakeGraph.ErrorBody("Busy") };

        await run.ReadAsync();

        Assert.Equal(EvidenceState.Available, run.Coverage(EntitySets.Groups).State);
        Assert.All(run.Records, item => Assert.Equal(25, ((Group)item.Record).MemberIds!.Count));
        Assert.Equal(8, run.Graph.Requests.Count(request => request.StartsWith("BATCHED", StringComparison.Ordinal)));
        Assert.Equal(status != 0, run.Waits.Any(wait => wait >= TimeSpan.FromSeconds(23)));
    }

    [Theory]
    [InlineData(403, "Authorization_RequestDenied")]
    [InlineData(500, "InternalServerError")]
    public async Task A_group_whose_members_cannot_be_read_is_not_a_group_without_members(int status, string code)
    {
        var run = GraphRun.WithTenant(null, EntitySets.Groups);
        run.Graph.BatchFault = (url, _) => url.Contains("groups-4/", StringComparison.Ordinal)
            ? new JsonObject { ["status"] = status, ["body"] = FakeGraph.ErrorBody(code) }
            : null;

        await run.ReadAsync();

        Assert.Equal(EvidenceState.Incomplete, run.Coverage(EntitySets.Groups).State);
        Assert.Contains(code, run.Coverage(EntitySets.Groups).Reason, StringComparison.Ordinal);
        Assert.Null(run.Records.Select(item => (Group)item.Record).Single(group => group.Id == "groups-4").MemberIds);
        Assert.Equal(6, run.Records.Count(item => ((Group)item.Record).MemberIds is { Count: 25 }));
    }

    [Fact]
    public async Task Groups_that_policies_name_and_groups_nested_in_them_are_read_too()
    {
        var run = GraphRun.WithTenant(null, EntitySets.Groups, EntitySets.ConditionalAccessPolicies);
        run.Graph.Listings["/groups"].Clear();
        run.Graph.Listings["/identity/conditionalAccess/policies"][0]["conditions"] = new JsonObject
        {
            ["users"] = new JsonObject { ["includeGroups"] = new JsonArray("outer"), ["excludeGroups"] = new JsonArray("gone") },
        };
        run.Graph.Objects["/groups/outer"] = new JsonObject { ["id"] = "outer" };
        run.Graph.Objects["/groups/inner"] = new JsonObject { ["id"] = "inner" };
        run.Graph.Listings["/groups/outer/members"] = [Member("inner", "group"), Member("user-1", "user")];
        run.Graph.Listings["/groups/inner/members"] = [Member("outer", "group"), Member("user-2", "user")];

        await run.ReadAsync();

        var groups = run.Records.Select(item => item.Record).OfType<Group>().ToDictionary(group => group.Id!, group => group.MemberIds);
        Assert.Equal(["gone", "inner", "outer"], groups.Keys.Order());
        Assert.Empty(groups["gone"]!);
        Assert.True(run.Records.Select(item => item.Record).OfType<Group>().Single(group => group.Id == "gone").IsDeleted);
        Assert.Equal(["inner", "user-1"], groups["outer"]);
        Assert.Equal(["outer", "user-2"], groups["inner"]);
        Assert.Equal(EvidenceState.Available, run.Coverage(EntitySets.Groups).State);
    }

    /// <summary>The second of each has 25 owners, of which an expansion shows 20; the third was not expanded.</summary>
    private static GraphRun WithOwners(params EntitySet[] sets)
    {
        var run = GraphRun.WithTenant(null, sets);
        foreach (var path in new[] { "/servicePrincipals", "/applications" })
        {
            run.Graph.Listings[path][0]["owners"] = Owners(1);
            run.Graph.Listings[path][1]["owners"] = Owners(20);
            run.Graph.Listings[$"{path}/{run.Graph.Listings[path][1]["id"]}/owners"] = [.. Owners(25).Select(owner => owner!.DeepClone().AsObject())];
        }

        return run;
    }

    private static JsonObject Member(string id, string type) => new() { ["@odata.type"] = "#microsoft.graph." + type, ["id"] = id };

    private static JsonArray Owners(int count) => [.. Enumerable.Range(1, count).Select(number => new JsonObject { ["id"] = $"owner-{number}" })];

    private static string IdOf(EvidenceRecord record) => (record as Application)?.Id ?? ((ServicePrincipal)record).Id!;

    private static IReadOnlyList<string>? OwnersOf(EvidenceRecord record) => record is Application application ? application.OwnerIds : ((ServicePrincipal)record).OwnerIds;
}

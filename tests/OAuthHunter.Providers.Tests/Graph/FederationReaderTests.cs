using System.Text.Json.Nodes;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Tests.Graph;

/// <summary>Federations are asked of federated domains only; owners of groups only where the group can hold a role.</summary>
public sealed class FederationReaderTests
{
    [Fact]
    public async Task Only_federated_domains_are_asked_in_one_batch()
    {
        var run = Tenant(2);

        await run.ReadAsync();

        Assert.Equal(["domains-1", "domains-2"], run.Records.Select(item => item.Record).OfType<DomainFederation>().Select(federation => federation.DomainId));
        Assert.Equal(2, run.Graph.Requests.Count(request => request.StartsWith("BATCHED", StringComparison.Ordinal)));
        Assert.Single(run.Graph.Requests, request => request.EndsWith("$batch", StringComparison.Ordinal));
        Assert.Equal((EvidenceState.Available, 2L), (run.Coverage(EntitySets.DomainFederations).State, run.Coverage(EntitySets.DomainFederations).Count));
    }

    [Fact]
    public async Task A_managed_tenant_costs_no_batch_and_is_read_whole()
    {
        var run = Tenant(0);

        await run.ReadAsync();

        Assert.DoesNotContain(run.Graph.Requests, request => request.EndsWith("$batch", StringComparison.Ordinal));
        Assert.Equal(EvidenceState.Available, run.Coverage(EntitySets.DomainFederations).State);
    }

    [Fact]
    public async Task A_domain_that_is_refused_leaves_the_set_incomplete_and_is_named()
    {
        var run = Tenant(2);
        run.Graph.BatchFault = (url, _) => url.Contains("domains-2", StringComparison.Ordinal) ? new JsonObject { ["status"] = 403, ["body"] = FakeGraph.ErrorBody("Authorization_RequestDenied") } : null;

        await run.ReadAsync();

        var coverage = run.Coverage(EntitySets.DomainFederations);
        Assert.Equal((EvidenceState.Incomplete, 1L), (coverage.State, coverage.Count));
        Assert.Contains("domains-2", coverage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Domains_that_cannot_be_listed_are_said_to_be_the_reason()
    {
        var run = Tenant(2);
        run.Graph.Fault = (request, _, _) => request.RequestUri!.AbsolutePath.EndsWith("/domains", StringComparison.Ordinal) ? FakeGraph.Error(403, "Authorization_RequestDenied") : null;

        await run.ReadAsync();

        Assert.Equal(EvidenceState.Denied, run.Coverage(EntitySets.DomainFederations).State);
        Assert.Contains("federated could not be read", run.Coverage(EntitySets.DomainFederations).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Owners_are_read_of_groups_that_can_hold_a_role()
    {
        var run = GraphRun.WithTenant(null, EntitySets.Groups);
        run.Graph.Listings["/groups"][0]["isAssignableToRole"] = true;
        run.Graph.Listings["/groups/groups-1/owners"] = [new JsonObject { ["id"] = "owner" }];

        await run.ReadAsync();

        var groups = run.Records.Select(item => (Group)item.Record).ToList();
        Assert.Equal(["owner"], groups.Single(group => group.Id == "groups-1").OwnerIds);
        Assert.All(groups.Where(group => group.Id != "groups-1"), group => Assert.Null(group.OwnerIds));
    }

    private static GraphRun Tenant(int federated)
    {
        var run = GraphRun.WithTenant(null, EntitySets.DomainFederations);
        for (var number = 1; number <= federated; number++)
        {
            run.Graph.Listings["/domains"][number - 1]["authenticationType"] = "Federated";
            run.Graph.Listings[$"/domains/domains-{number}/federationConfiguration"] = [new JsonObject { ["id"] = $"federation-{number}", ["issuerUri"] = "http://sts.contoso.com/adfs" }];
        }

        return run;
    }
}

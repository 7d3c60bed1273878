using System.Net;
using System.Text.Json.Nodes;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Tests.Graph;

/// <summary>What reading Graph gives, asks and refuses.</summary>
public sealed class GraphReaderTests
{
    [Fact]
    public async Task A_tenant_is_read_whole_and_every_set_is_reported()
    {
        var run = await GraphRun.WithTenant().ReadAsync();

        Assert.Equal(7, run.Ids(EntitySets.ServicePrincipals).Count);
        Assert.Equal(7, run.Ids(EntitySets.AppRoleAssignments).Count);
        Assert.Equal(EntitySets.All.Count, run.Report.Coverage.Sets.Count);
        Assert.All(run.Files, file => Assert.Equal((EvidenceState.Available, null), (file.Completeness, file.Problem)));
        Assert.Equal("organization-1", run.Report.TenantId);
        Assert.Equal(GraphRun.CapturedAt, run.Report.CapturedAt);
        Assert.Equal(EvidenceState.NotCaptured, run.Coverage(EntitySets.InboundConnectors).State);
        Assert.Contains("Exchange", run.Coverage(EntitySets.InboundConnectors).Reason, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2022, 9, 20, 8, 0, 0, TimeSpan.Zero), run.Coverage(EntitySets.SignIns).First);
    }

    [Fact]
    public async Task Who_holds_what_is_asked_of_the_resource_and_never_of_each_app()
    {
        var run = await GraphRun.WithTenant(null, EntitySets.ServicePrincipals, EntitySets.AppRoleAssignments).ReadAsync();

        var asked = run.Graph.Requests.Where(request => request.Contains("appRoleAssign", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, asked.Count);
        Assert.StartsWith("BATCHED", asked[0], StringComparison.Ordinal);
        Assert.All(asked, request => Assert.Contains($"/servicePrincipals/{GraphRun.ExchangeId}/appRoleAssignedTo", request, StringComparison.Ordinal));
        Assert.Equal(3 + 1 + 4, run.Graph.Requests.Count);
    }

    [Fact]
    public async Task Assignments_alone_still_find_their_resources()
    {
        var run = await GraphRun.WithTenant(null, EntitySets.AppRoleAssignments).ReadAsync();

        Assert.Equal(7, run.Ids(EntitySets.AppRoleAssignments).Count);
        Assert.Empty(run.Ids(EntitySets.ServicePrincipals));
        Assert.Equal("It was not asked for.", run.Coverage(EntitySets.ServicePrincipals).Reason);
    }

    [Fact]
    public async Task Token_policies_are_asked_for_their_apps_and_apps_never_for_their_policies()
    {
        var run = await GraphRun.WithTenant(null, EntitySets.TokenLifetimePolicies).ReadAsync();

        var policies = run.Records.Select(item => (AppPolicy)item.Record).ToList();
        Assert.Equal(7, policies.Count);
        Assert.All(policies, policy => Assert.Equal(Enumerable.Range(1, 5).Select(number => $"{policy.Id}-app-{number}"), policy.AppliesToIds));
    }

    [Fact]
    public async Task The_recycle_bin_is_read_as_sets_of_its_own()
    {
        var run = await GraphRun.WithTenant(null, EntitySets.DeletedApplications, EntitySets.DeletedServicePrincipals).ReadAsync();

        Assert.Equal(7, run.Ids(EntitySets.DeletedApplications).Count);
        Assert.Equal(7, run.Ids(EntitySets.DeletedServicePrincipals).Count);
    }

    [Fact]
    public async Task Refusal_names_the_permission()
    {
        var run = GraphRun.WithTenant(null, EntitySets.ServicePrincipals, EntitySets.AppRoleAssignments, EntitySets.Users);
        run.Graph.Fault = (request, _, _) => request.RequestUri!.AbsolutePath.EndsWith("/servicePrincipals", StringComparison.Ordinal)
            ? FakeGraph.Error(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
            : null;

        await run.ReadAsync();

        Assert.Equal(EvidenceState.Denied, run.Coverage(EntitySets.ServicePrincipals).State);
        Assert.Contains("Application.Read.All", run.Coverage(EntitySets.ServicePrincipals).Reason, StringComparison.Ordinal);
        Assert.Equal(EvidenceState.Denied, run.Coverage(EntitySets.AppRoleAssignments).State);
        Assert.Equal(EvidenceState.Available, run.Coverage(EntitySets.Users).State);
        Assert.Empty(run.Waits);
    }

    [Theory]
    [InlineData(403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant", "Neither tenant is B2C or tenant doesn't have premium license")]
    [InlineData(400, "AadPremiumLicenseRequired", "The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.")]
    public async Task A_missing_licence_is_told_from_a_missing_permission(int status, string code, string message)
    {
        var run = GraphRun.WithTenant(null, EntitySets.RoleEligibilityScheduleInstances);
        run.Graph.Fault = (_, _, _) => FakeGraph.Error(status, code, message);

        await run.ReadAsync();

        var coverage = run.Coverage(EntitySets.RoleEligibilityScheduleInstances);
        Assert.Equal(EvidenceState.NotLicensed, coverage.State);
        Assert.Contains("P2", coverage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_ins_fall_back_to_v1_and_say_what_that_lacks()
    {
        var run = GraphRun.WithTenant(null, EntitySets.SignIns);
        run.Graph.Fault = (request, _, _) => request.RequestUri!.AbsolutePath.StartsWith("/beta/", StringComparison.Ordinal) ? FakeGraph.Error(400, "BadRequest") : null;

        await run.ReadAsync();

        Assert.Equal(7, run.Ids(EntitySets.SignIns).Count);
        Assert.Equal(EvidenceState.Incomplete, run.Coverage(EntitySets.SignIns).State);
        Assert.Contains("interactive", run.Coverage(EntitySets.SignIns).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_another_host_is_not_followed_and_gets_no_token()
    {
        var run = GraphRun.WithTenant(null, EntitySets.Users);
        run.Graph.Fault = (_, _, _) => FakeGraph.Json(HttpStatusCode.OK, new JsonObject
        {
            ["value"] = new JsonArray(new JsonObject { ["id"] = "user-1" }),
            ["@odata.nextLink"] = "https://graph.example.net/v1.0/users?$skiptoken=3",
        });

        await run.ReadAsync();

        Assert.Equal((EvidenceState.Incomplete, 1L), (run.Coverage(EntitySets.Users).State, run.Coverage(EntitySets.Users).Count));
        Assert.Single(run.Graph.Requests);
    }

    [Fact]
    public async Task A_page_that_names_itself_as_next_ends_the_listing_as_incomplete()
    {
        var run = GraphRun.WithTenant(null, EntitySets.Users);
        run.Graph.Fault = (request, _, _) => FakeGraph.Json(HttpStatusCode.OK, new JsonObject
        {
            ["value"] = new JsonArray(new JsonObject { ["id"] = "user-1" }),
            ["@odata.nextLink"] = request.RequestUri!.AbsoluteUri,
        });

        await run.ReadAsync();

        Assert.Equal(EvidenceState.Incomplete, run.Coverage(EntitySets.Users).State);
        Assert.Single(run.Graph.Requests);
    }

    [Fact]
    public async Task An_object_on_two_pages_counts_once()
    {
        var run = GraphRun.WithTenant(null, EntitySets.Users);
        run.Graph.Listings["/users"][5] = run.Graph.Listings["/users"][1].DeepClone().AsObject();

        await run.ReadAsync();

        Assert.Equal(6, run.Ids(EntitySets.Users).Distinct().Count());
        Assert.Equal((6L, 1L), (run.Files.Single().Read, run.Files.Single().Duplicates));
    }
}

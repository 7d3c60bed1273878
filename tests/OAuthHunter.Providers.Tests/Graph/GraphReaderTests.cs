using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using OAuthHunter.Evidence;
using OAuthHunter.Model;
using OAuthHunter.Providers.Http;

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

    [Fact]
    public async Task Retry_After_is_waited_for_and_without_it_the_wait_grows()
    {
        var run = GraphRun.WithTenant(new RetryPolicy { Jitter = () => 1 }, EntitySets.Organization);
        run.Graph.Fault = (_, attempt, _) =>
        {
            var response = attempt > 4 ? null : FakeGraph.Error(429, "TooManyRequests");
            if (attempt == 1)
            {
                response!.Headers.RetryAfter = new System.Net.Http.Headers.RetryConditionHeaderValue(TimeSpan.FromSeconds(90));
            }

            return response;
        };

        await run.ReadAsync();

        Assert.Equal(EvidenceState.Available, run.Coverage(EntitySets.Organization).State);
        Assert.Contains(TimeSpan.FromSeconds(90.25), run.Waits);
        Assert.Contains(TimeSpan.FromSeconds(2), run.Waits);
        Assert.Contains(TimeSpan.FromSeconds(4), run.Waits);
        Assert.Contains(TimeSpan.FromSeconds(8), run.Waits);
    }

    [Fact]
    public async Task Tries_and_waiting_are_bounded()
    {
        var run = GraphRun.WithTenant(new RetryPolicy { MaxAttempts = 5 }, EntitySets.Organization);
        run.Graph.Fault = (_, _, _) => FakeGraph.Error(503, "ServiceUnavailable");
        await run.ReadAsync();
        Assert.Equal(5, run.Graph.Requests.Count);

        run = GraphRun.WithTenant(new RetryPolicy { MaxTotalWait = TimeSpan.FromMinutes(5) }, EntitySets.Organization);
        run.Graph.Fault = (_, _, _) =>
        {
            var response = FakeGraph.Error(429, "TooManyRequests");
            response.Headers.RetryAfter = new System.Net.Http.Headers.RetryConditionHeaderValue(TimeSpan.FromHours(1));
            return response;
        };
        await run.ReadAsync();
        Assert.Single(run.Graph.Requests);
        Assert.Contains("TooManyRequests", run.Coverage(EntitySets.Organization).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        var run = new GraphRun { Tokens = new FakeTokens("old") { Fresh = "new" }, Sets = [EntitySets.Organization] };
        run.Graph.Listings["/organization"] = [new JsonObject { ["id"] = "tenant" }];
        run.Graph.Fault = (request, _, _) => request.Headers.Authorization!.Parameter == "old" ? FakeGraph.Error(401, "InvalidAuthenticationToken") : null;

        await run.ReadAsync();

        Assert.Equal(["old", "new"], run.Graph.Tokens);
        Assert.Equal(EvidenceState.Available, run.Coverage(EntitySets.Organization).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelling_ends_the_reading_within_a_second(bool inBody)
    {
        var run = GraphRun.WithTenant();
        run.Graph.Fault = (_, _, _) => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new HangingStream(inBody)) };
        using var stop = new CancellationTokenSource();
        var reading = run.ReadAsync(stop.Token);
        await Task.Delay(200);
        var clock = Stopwatch.StartNew();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.True(clock.ElapsedMilliseconds < 1000, $"{clock.ElapsedMilliseconds} ms");
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

    /// <summary>A body that does not come; deaf to cancellation when asked, as some platforms' streams are.</summary>
    private sealed class HangingStream(bool isDeaf) : Stream
    {
        private readonly TaskCompletionSource<int> closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            isDeaf ? closed.Task : closed.Task.WaitAsync(cancellationToken);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(isDeaf ? closed.Task : closed.Task.WaitAsync(cancellationToken));

        public override int Read(byte[] buffer, int offset, int count) => closed.Task.GetAwaiter().GetResult();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            closed.TrySetException(new ObjectDisposedException(nameof(HangingStream)));
            base.Dispose(disposing);
        }
    }
}

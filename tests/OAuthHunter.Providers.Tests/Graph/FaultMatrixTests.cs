using System.Net;
using System.Net.Http.Headers;
using OAuthHunter.Evidence;
using OAuthHunter.Providers.Graph;

namespace OAuthHunter.Providers.Tests.Graph;

/// <summary>Each fault at each listing: the same records in the end, or a state and a reason that name what is missing.</summary>
public sealed class FaultMatrixTests
{
    internal static readonly Dictionary<string, Func<HttpResponseMessage, HttpResponseMessage>> Faults = new()
    {
        ["429 with Retry-After"] = _ => WithRetryAfter(FakeGraph.Error(429, "TooManyRequests")),
        ["429 without Retry-After"] = _ => FakeGraph.Error(429, "TooManyRequests"),
        ["503"] = _ => FakeGraph.Error(503, "ServiceUnavailable"),
        ["502 with a page of HTML"] = _ => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("<html>Bad gateway</html>") },
        ["504"] = _ => FakeGraph.Error(504, "GatewayTimeout"),
        ["500"] = _ => FakeGraph.Error(500, "InternalServerError"),
        ["body cut off"] = good => CutOff(good, breaks: true),
        ["body cut off without a sign"] = good => CutOff(good, breaks: false),
        ["connection refused"] = _ => throw new HttpRequestException("Connection refused"),
        ["error inside a 200"] = _ => FakeGraph.Json(HttpStatusCode.OK, FakeGraph.ErrorBody("UnknownError")),
        ["empty 200"] = _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(string.Empty) },
        ["token refused once"] = _ => FakeGraph.Error(401, "InvalidAuthenticationToken"),
    };

    public static TheoryData<string, string> Matrix()
    {
        var data = new TheoryData<string, string>();
        foreach (var fault in Faults.Keys)
        {
            // Of what is asked object by object, only assignments have listings of their own; batches have a matrix of their own.
            foreach (var query in GraphCatalogue.All.Where(query => !query.IsPerObject || query.Set == EntitySets.AppRoleAssignments))
            {
                data.Add(fault, query.Set.Name);
            }
        }

        return data;
    }

    /// <summary>The fault strikes the first try of every page of the listing.</summary>
    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_passing_fault_changes_nothing(string fault, string setName)
    {
        var set = EntitySets.Find(setName)!;
        var whole = await GraphRun.WithTenant().ReadAsync();
        var run = GraphRun.WithTenant();
        var path = PathOf(set);
        var struck = 0;
        run.Graph.Fault = (request, attempt, good) =>
        {
            if (attempt > 1 || !request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal))
            {
                return null;
            }

            Interlocked.Increment(ref struck);
            return Faults[fault](good);
        };

        await run.ReadAsync();

        Assert.True(struck > 0);
        Assert.Equal(EvidenceState.Available, run.Coverage(set).State);
        Assert.Equal(whole.Ids(set), run.Ids(set));
        Assert.Equal(whole.Records.Where(item => item.Set == set).Select(item => item.Record.Origin), run.Records.Where(item => item.Set == set).Select(item => item.Record.Origin));
        Assert.NotEmpty(run.Ids(set));
    }

    /// <summary>The fault stays, from the second page on: the first page's records, and a set that says it is not whole.</summary>
    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_lasting_fault_is_named(string fault, string setName)
    {
        var set = EntitySets.Find(setName)!;
        var run = GraphRun.WithTenant();
        var path = PathOf(set);
        var isSingle = GraphCatalogue.Find(set)!.IsSingle;
        run.Graph.Fault = (request, _, good) =>
            request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal) && (isSingle || request.RequestUri.Query.Contains("skiptoken", StringComparison.Ordinal))
                ? Faults[fault](good)
                : null;

        await run.ReadAsync();

        var coverage = run.Coverage(set);
        Assert.Equal(isSingle ? (fault.StartsWith("token", StringComparison.Ordinal) ? EvidenceState.Denied : EvidenceState.NotCaptured) : EvidenceState.Incomplete, coverage.State);
        Assert.Equal(isSingle ? 0 : FakeGraph.PageSize, run.Ids(set).Count);
        Assert.Contains(GraphCatalogue.Find(set)!.Path, coverage.Reason, StringComparison.Ordinal);
        Assert.Contains(run.Files, file => file.Completeness != EvidenceState.Available && file.EntitySets.Contains(set.Name));
    }

    [Fact]
    public async Task An_expired_skip_token_begins_the_listing_again_and_delivers_nothing_twice()
    {
        var whole = await GraphRun.WithTenant().ReadAsync();
        var run = GraphRun.WithTenant();
        run.Graph.Fault = (request, attempt, _) => attempt == 1 && request.RequestUri!.AbsoluteUri.EndsWith("/oauth2PermissionGrants?$skiptoken=6", StringComparison.Ordinal)
            ? FakeGraph.Error(400, "Directory_ExpiredPageToken")
            : null;

        await run.ReadAsync();

        Assert.Equal(EvidenceState.Available, run.Coverage(EntitySets.OAuth2PermissionGrants).State);
        Assert.Equal(whole.Ids(EntitySets.OAuth2PermissionGrants), run.Ids(EntitySets.OAuth2PermissionGrants));
    }

    [Fact]
    public async Task A_skip_token_that_expires_again_leaves_the_set_incomplete()
    {
        var run = GraphRun.WithTenant();
        run.Graph.Fault = (request, _, _) => request.RequestUri!.AbsoluteUri.EndsWith("/oauth2PermissionGrants?$skiptoken=6", StringComparison.Ordinal)
            ? FakeGraph.Error(400, "Directory_ExpiredPageToken")
            : null;

        await run.ReadAsync();

        var coverage = run.Coverage(EntitySets.OAuth2PermissionGrants);
        Assert.Equal((EvidenceState.Incomplete, 6L), (coverage.State, coverage.Count));
        Assert.Contains("Directory_ExpiredPageToken", coverage.Reason, StringComparison.Ordinal);
    }

    private static string PathOf(EntitySet set) => GraphCatalogue.Find(set)!.Path.Replace("{id}", GraphRun.ExchangeId, StringComparison.Ordinal);

    private static HttpResponseMessage WithRetryAfter(HttpResponseMessage response)
    {
        response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(17));
        return response;
    }

    private static HttpResponseMessage CutOff(HttpResponseMessage good, bool breaks)
    {
        var body = good.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new CutStream(body[..(body.Length / 2)], breaks)) };
    }

    private sealed class CutStream(byte[] body, bool breaks) : MemoryStream(body)
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Checked(await base.ReadAsync(buffer, cancellationToken));

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Checked(await base.ReadAsync(buffer, offset, count, cancellationToken));

        private int Checked(int read) => read == 0 && breaks ? throw new IOException("The response ended prematurely.") : read;
    }
}

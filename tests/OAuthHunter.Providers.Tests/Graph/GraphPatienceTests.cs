using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using OAuthHunter.Evidence;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Tests.Graph;

/// <summary>How long reading waits, how often it tries, and how it ends.</summary>
public sealed class GraphPatienceTests
{
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

using System.Text.Json;
using System.Text.Json.Nodes;
using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Tests.Graph;

/// <summary>
/// Each fault at each set that is read by batches, at the batch as a whole and at its steps: the same records in the end, or a
/// state and a reason. A step without a sound answer is never a step without objects.
/// </summary>
public sealed class BatchFaultMatrixTests
{
    private static readonly EntitySet[] Sets =
        [EntitySets.AppRoleAssignments, EntitySets.Groups, EntitySets.TokenLifetimePolicies, EntitySets.ClaimsMappingPolicies];

    private static readonly Dictionary<string, Func<JsonObject>> Steps = new()
    {
        ["429 with Retry-After"] = () => Step(429, "TooManyRequests", "17"),
        ["429 without Retry-After"] = () => Step(429, "TooManyRequests"),
        ["503"] = () => Step(503, "ServiceUnavailable"),
        ["504"] = () => Step(504, "GatewayTimeout"),
        ["500"] = () => Step(500, "InternalServerError"),
        ["error inside a 200"] = () => Step(200, "UnknownError"),
        ["a 200 without a body"] = () => new JsonObject { ["status"] = 200 },
        ["a body that is no object"] = () => new JsonObject { ["status"] = 200, ["body"] = "<html>Bad gateway</html>" },
        ["an answer that is lost"] = () => new JsonObject { ["lost"] = true },
    };

    public static TheoryData<string, string> Wholes() => Cross(FaultMatrixTests.Faults.Keys);

    public static TheoryData<string, string> Parts() => Cross(Steps.Keys);

    [Theory]
    [MemberData(nameof(Wholes))]
    public async Task A_fault_that_strikes_each_batch_once_changes_nothing(string fault, string setName)
    {
        var set = EntitySets.Find(setName)!;
        var whole = await GraphRun.WithTenant(null, set).ReadAsync();
        var run = GraphRun.WithTenant(null, set);
        var struck = 0;
        run.Graph.Fault = (request, _, good) => IsBatch(request) && Interlocked.Increment(ref struck) == 1 ? FaultMatrixTests.Faults[fault](good) : null;
        await run.ReadAsync();
        Assert.True(struck > 1);
        Assert.Equal(EvidenceState.Available, run.Coverage(set).State);
        Assert.Equal(Records(whole), Records(run));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_fault_that_strikes_each_step_once_changes_nothing(string fault, string setName)
    {
        var set = EntitySets.Find(setName)!;
        var whole = await GraphRun.WithTenant(null, set).ReadAsync();
        var run = GraphRun.WithTenant(null, set);
        var struck = 0;
        run.Graph.BatchFault = (_, attempt) => attempt == 1 && Interlocked.Increment(ref struck) > 0 ? Steps[fault]() : null;
        await run.ReadAsync();
        Assert.True(struck > 0);
        Assert.Equal(EvidenceState.Available, run.Coverage(set).State);
        Assert.Equal(Records(whole), Records(run));
    }

    [Theory]
    [MemberData(nameof(Wholes))]
    public async Task Batches_that_never_come_are_named_or_made_good_by_listings(string fault, string setName)
    {
        var set = EntitySets.Find(setName)!;
        var run = GraphRun.WithTenant(null, set);
        run.Graph.Fault = (request, _, good) => IsBatch(request) ? FaultMatrixTests.Faults[fault](good) : null;
        await run.ReadAsync();
        await MustBeWholeOrNamed(set, run);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Steps_that_never_come_are_named_or_made_good_by_listings(string fault, string setName)
    {
        var set = EntitySets.Find(setName)!;
        var run = GraphRun.WithTenant(null, set);
        run.Graph.BatchFault = (_, _) => Steps[fault]();
        await run.ReadAsync();
        await MustBeWholeOrNamed(set, run);
    }

    /// <summary>Objects that lack their part say so with null; nobody shows an empty list for one that was not read.</summary>
    private static async Task MustBeWholeOrNamed(EntitySet set, GraphRun run)
    {
        var whole = await GraphRun.WithTenant(null, set).ReadAsync();
        var coverage = run.Coverage(set);
        if (set == EntitySets.AppRoleAssignments)
        {
            Assert.Equal((EvidenceState.Available, null), (coverage.State, coverage.Reason));
            Assert.Equal(Records(whole), Records(run));
            return;
        }

        Assert.Equal(EvidenceState.Incomplete, coverage.State);
        Assert.NotNull(coverage.Reason);
        Assert.Equal(whole.Ids(set), run.Ids(set));
        Assert.DoesNotContain(run.Records, item => Part(item.Record) is { Count: 0 });
        Assert.Contains(run.Records, item => Part(item.Record) is null);
    }

    private static IReadOnlyList<string>? Part(object record) => record switch
    {
        Model.Group group => group.MemberIds,
        Model.AppPolicy policy => policy.AppliesToIds,
        _ => throw new InvalidOperationException(record.GetType().Name),
    };

    private static bool IsBatch(HttpRequestMessage request) => request.RequestUri!.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal);

    private static IReadOnlyList<string> Records(GraphRun run) => [.. run.Records.Select(item => JsonSerializer.Serialize(item.Record, item.Record.GetType()))];

    private static JsonObject Step(int status, string code, string? retryAfter = null) => new()
    {
        ["status"] = status,
        ["headers"] = retryAfter is null ? new JsonObject() : new JsonObject { ["Retry-After"] = retryAfter },
        ["body"] = FakeGraph.ErrorBody(code),
    };

    private static TheoryData<string, string> Cross(IEnumerable<string> faults)
    {
        var data = new TheoryData<string, string>();
        foreach (var fault in faults)
        {
            foreach (var set in Sets)
            {
                data.Add(fault, set.Name);
            }
        }

        return data;
    }
}

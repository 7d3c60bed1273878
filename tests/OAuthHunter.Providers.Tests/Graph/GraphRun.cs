using System.Text.Json.Nodes;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Graph;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Identity;
using OAuthHunter.Providers.Live;

namespace OAuthHunter.Providers.Tests.Graph;

/// <summary>Reads a faked Graph through the whole live path and keeps what came of it.</summary>
internal sealed class GraphRun : IEvidenceSink, IReadObserver
{
    public const string ExchangeAppId = "00000002-0000-0ff1-ce00-000000000000";
    public const string ExchangeId = "11111111-0000-0000-0000-000000000001";

    public static readonly DateTimeOffset CapturedAt = new(2022, 9, 30, 12, 0, 0, TimeSpan.Zero);

    public FakeGraph Graph { get; } = new();

    public List<(EntitySet Set, EvidenceRecord Record)> Records { get; } = [];

    public List<TimeSpan> Waits { get; } = [];

    public List<EvidenceFile> Files { get; } = [];

    public SourceReport Report { get; private set; } = new() { Coverage = new EvidenceCoverage([]) };

    public IAccessTokenSource Tokens { get; init; } = new FakeTokens();

    public RetryPolicy Policy { get; init; } = new();

    public IReadOnlyList<EntitySet>? Sets { get; init; }

    /// <summary>A tenant with seven objects in each listing: two whole pages and a rest.</summary>
    public static GraphRun WithTenant(RetryPolicy? policy = null, params EntitySet[] sets)
    {
        var run = new GraphRun { Policy = policy ?? new RetryPolicy(), Sets = sets.Length == 0 ? null : sets };
        foreach (var query in GraphCatalogue.All.Where(query => !query.IsPerObject))
        {
            run.Graph.Listings[query.Path] = [.. Enumerable.Range(1, 7).Select(number => new JsonObject { ["id"] = $"{query.Set.Name}-{number}", ["appId"] = $"app-{number}", ["tenantId"] = $"{query.Set.Name}-{number}", ["displayName"] = $"Contoso {number}" })];
        }

        foreach (var signIn in run.Graph.Listings["/auditLogs/signIns"])
        {
            signIn["createdDateTime"] = "2022-09-20T08:00:00Z";
        }

        run.Graph.Listings["/servicePrincipals"][4]["id"] = ExchangeId;
        run.Graph.Listings["/servicePrincipals"][4]["appId"] = ExchangeAppId;
        run.Graph.Listings[$"/servicePrincipals/{ExchangeId}/appRoleAssignedTo"] =
            [.. Enumerable.Range(1, 7).Select(number => new JsonObject { ["id"] = $"assignment-{number}", ["resourceId"] = ExchangeId })];
        foreach (var group in run.Graph.Listings["/groups"])
        {
            run.Graph.Listings[$"/groups/{group["id"]}/members"] = [.. Enumerable.Range(1, 25).Select(number => new JsonObject { ["id"] = $"{group["id"]}-member-{number}" })];
        }

        foreach (var path in new[] { "/policies/tokenLifetimePolicies", "/policies/claimsMappingPolicies" })
        {
            foreach (var attached in run.Graph.Listings[path].ToList())
            {
                run.Graph.Listings[$"{path}/{attached["id"]}/appliesTo"] = [.. Enumerable.Range(1, 5).Select(number => new JsonObject { ["id"] = $"{attached["id"]}-app-{number}" })];
            }
        }

        return run;
    }

    public async Task<GraphRun> ReadAsync(CancellationToken cancellationToken = default)
    {
        var policy = Policy with
        {
            Wait = (time, token) =>
            {
                token.ThrowIfCancellationRequested();
                lock (Waits)
                {
                    Waits.Add(time);
                }

                return Task.CompletedTask;
            },
            Now = () => CapturedAt,
        };
        using var client = new GraphClient(GraphHttp.Create(Graph), Tokens, new Uri(FakeGraph.Root), policy);
        var source = new LiveTenantSource(
            new TenantConnection { Description = "contoso.com" }, client, policy, null, new LiveReadOptions { CapturedAt = CapturedAt, EntitySets = Sets }, AuditLogAccess.Exchange);
        Report = await source.ReadAsync(this, this, cancellationToken);
        return this;
    }

    /// <summary>What came of a set: ids in order of arrival.</summary>
    public IReadOnlyList<string> Ids(EntitySet set) => [.. Records.Where(item => item.Set == set).Select(item => IdOf(item.Record))];

    public EntitySetCoverage Coverage(EntitySet set) => Report.Coverage.Of(set);

    public void Add(EntitySet set, EvidenceRecord record) => Records.Add((set, record));

    public void Progress(string file, long bytesRead, long bytesTotal, long rows)
    {
    }

    public void FileRead(EvidenceFile file)
    {
        lock (Files)
        {
            Files.Add(file);
        }
    }

    private static string IdOf(EvidenceRecord record) =>
        new[] { "Id", "AppId", "TenantId" }.Select(name => record.GetType().GetProperty(name)?.GetValue(record) as string).FirstOrDefault(id => id is not null) ?? record.GetType().Name;
}

using OAuthHunter.Evidence;
using OAuthHunter.Model;
using OAuthHunter.Providers.Json;
using OAuthHunter.Providers.Live;

namespace OAuthHunter.Providers.Graph;

/// <summary>
/// One set on its way into the sink: numbers the records, watches their times, tells the observer. Hands records on by the stride,
/// because other listings wait for the same sink.
/// </summary>
internal sealed class SetRun(GraphQuery query, GraphClient client, IBatchSink sink, IReadObserver observer)
{
    private const int Stride = 500;

    private readonly string endpoint = new Uri(client.Root, query.Version + query.Path.Replace("{id}", "-")).AbsoluteUri;
    private readonly string name = query.Name;
    private readonly List<EvidenceRecord> waiting = new(Stride);
    private long delivered;
    private DateTimeOffset? first;
    private DateTimeOffset? last;

    /// <summary>Records that have gone into the sink.</summary>
    public long Delivered => delivered;

    public void Deliver(JsonRow row)
    {
        row.Origin = new EvidenceOrigin(name, delivered + 1);
        Deliver(query.Map(row));
    }

    public void Deliver(EvidenceRecord record)
    {
        delivered++;
        if (TimeOf(record) is { } time)
        {
            first = first <= time ? first : time;
            last = last >= time ? last : time;
        }

        waiting.Add(record);
        if (waiting.Count == Stride)
        {
            Flush();
            observer.Progress(endpoint, 0, 0, delivered);
        }
    }

    /// <summary>Reports the set as done.</summary>
    public SetResult Finish(ListingResult result)
    {
        Flush();
        var state = result.State;
        var coverage = new EntitySetCoverage
        {
            EntitySet = query.Set.Name,
            State = state,
            Count = delivered,
            First = first,
            Last = last,
            Reason = state == EvidenceState.Available ? null : result.Reason,
        };
        var file = new EvidenceFile
        {
            Path = endpoint,
            Format = "Microsoft Graph",
            EntitySets = [query.Set.Name],
            Read = delivered,
            Duplicates = result.Duplicates,
            First = first,
            Last = last,
            Completeness = state,
            Problem = coverage.Reason,
            RecommendedAction = Advice(state),
        };
        observer.FileRead(file);
        return new SetResult(coverage, file);
    }

    private void Flush()
    {
        sink.AddRange(query.Set, waiting);
        waiting.Clear();
    }

    private string? Advice(EvidenceState state) => state switch
    {
        EvidenceState.Available => null,
        EvidenceState.Denied => $"Grant {query.Permissions[0]}; Test-OAuthHunterAccess lists everything that is missing.",
        EvidenceState.NotLicensed => $"Export this from a tenant with {query.Licence ?? "the licence"}, or hunt without it.",
        _ => "Read it again; if it keeps failing, Test-OAuthHunterAccess tells whether the request is refused.",
    };

    private static DateTimeOffset? TimeOf(EvidenceRecord record) => record switch
    {
        SignIn signIn => signIn.CreatedDateTime,
        DirectoryAudit audit => audit.ActivityDateTime,
        RiskDetection detection => detection.ActivityDateTime ?? detection.DetectedDateTime,
        ServicePrincipalRiskDetection detection => detection.ActivityDateTime ?? detection.DetectedDateTime,
        _ => null,
    };
}

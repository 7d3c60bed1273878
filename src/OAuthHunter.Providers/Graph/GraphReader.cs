using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Graph;

/// <summary>Reads Graph's sets of one capture. Listings run side by side; each is in its own order.</summary>
internal sealed class GraphReader
{
    private static readonly HashSet<string> DangerousResources =
        new(DangerousPermissions.All.Where(permission => permission.IsApplicationPermission).Select(permission => permission.ResourceAppId), StringComparer.OrdinalIgnoreCase);

    private readonly GraphClient client;
    private readonly ListingReader listings;
    private readonly GroupReader groups;
    private readonly OwnedReader owned;
    private readonly ApplicationReader applications;
    private readonly LiveReadOptions options;
    private readonly IEvidenceSink sink;
    private readonly IReadObserver observer;
    private readonly List<string> resourceIds = [];

    public GraphReader(GraphClient client, RetryPolicy policy, LiveReadOptions options, IEvidenceSink sink, IReadObserver observer)
    {
        this.client = client;
        this.options = options;
        this.sink = sink;
        this.observer = observer;
        listings = new ListingReader(client);
        var relations = new RelationReader(listings, new GraphBatch(client, policy));
        groups = new GroupReader(listings, relations);
        owned = new OwnedReader(listings, relations);
        applications = new ApplicationReader(listings, owned);
    }

    /// <summary>Reads all of Graph's sets that are asked for.</summary>
    public async Task<IReadOnlyList<SetResult>> ReadAsync(CancellationToken cancellationToken)
    {
        var queries = GraphCatalogue.All.Where(query => options.Includes(query.Set)).ToList();
        var needsResources = queries.Any(query => query.Set == EntitySets.AppRoleAssignments);
        var work = new List<Task<SetResult>>();
        foreach (var query in queries.Where(query => query.Set != EntitySets.AppRoleAssignments && query.Set != EntitySets.ServicePrincipals))
        {
            work.Add(ReadSetAsync(query, cancellationToken));
        }

        var reportsPrincipals = options.Includes(EntitySets.ServicePrincipals);
        if (reportsPrincipals || needsResources)
        {
            var principals = ReadPrincipalsAsync(GraphCatalogue.Find(EntitySets.ServicePrincipals)!, reportsPrincipals, cancellationToken);
            if (reportsPrincipals)
            {
                work.Add(principals);
            }

            if (needsResources)
            {
                work.Add(ReadAssignmentsAsync(GraphCatalogue.Find(EntitySets.AppRoleAssignments)!, principals, cancellationToken));
            }
        }

        return await Task.WhenAll(work).ConfigureAwait(false);
    }

    private async Task<SetResult> ReadSetAsync(GraphQuery query, CancellationToken cancellationToken)
    {
        var run = new SetRun(query, client, sink, observer);
        var reading = query.Set == EntitySets.Groups ? groups.ReadAsync(query, options, run.Deliver, cancellationToken)
            : query.Set == EntitySets.Applications ? applications.ReadAsync(query, options, run.Deliver, cancellationToken)
            : listings.ReadAsync(query, query.Url(options), run.Deliver, cancellationToken);
        var result = await reading.ConfigureAwait(false);
        if (result.IsUnknownRequest && query.Fallback is { } fallback)
        {
            run = new SetRun(fallback, client, sink, observer);
            result = await listings.ReadAsync(fallback, fallback.Url(options), run.Deliver, cancellationToken).ConfigureAwait(false);
            if (result.State == EvidenceState.Available)
            {
                result = result with { State = EvidenceState.Incomplete, Reason = fallback.Shortfall };
            }
        }

        return run.Finish(result);
    }

    private async Task<SetResult> ReadPrincipalsAsync(GraphQuery query, bool reports, CancellationToken cancellationToken)
    {
        var run = new SetRun(query, client, sink, observer);
        var result = await owned.ReadAsync<ServicePrincipal>(
            query,
            GraphCatalogue.ServicePrincipalOwners,
            principal => principal.OwnerIds,
            (principal, owners) => principal with { OwnerIds = owners },
            options,
            Take,
            cancellationToken).ConfigureAwait(false);
        return run.Finish(result);

        void Take(ServicePrincipal principal)
        {
            if (principal is { Id: { } id, AppId: { } appId } && DangerousResources.Contains(appId))
            {
                resourceIds.Add(id);
            }

            if (reports)
            {
                run.Deliver(principal);
            }
        }
    }

    /// <summary>Who was given permissions of the few resources that own dangerous ones.</summary>
    private async Task<SetResult> ReadAssignmentsAsync(GraphQuery query, Task<SetResult> principals, CancellationToken cancellationToken)
    {
        var run = new SetRun(query, client, sink, observer);
        var listing = (await principals.ConfigureAwait(false)).Coverage;
        if (listing.State is not (EvidenceState.Available or EvidenceState.Incomplete))
        {
            return run.Finish(new ListingResult { State = listing.State, Reason = $"The resources that own permissions could not be found: {listing.Reason}" });
        }

        var whole = new ListingResult();
        resourceIds.Sort(StringComparer.Ordinal);
        foreach (var id in resourceIds)
        {
            var result = await listings.ReadAsync(query, query.Url(options, id), run.Deliver, cancellationToken).ConfigureAwait(false);
            whole = whole with
            {
                Count = whole.Count + result.Count,
                Duplicates = whole.Duplicates + result.Duplicates,
                State = result.State == EvidenceState.Available ? whole.State : result.State,
                Reason = result.Reason ?? whole.Reason,
            };
        }

        if (whole.Count > 0 && (whole.State != EvidenceState.Available || listing.State != EvidenceState.Available))
        {
            whole = whole with { State = EvidenceState.Incomplete };
        }
        else if (whole.State == EvidenceState.Available && listing.State != EvidenceState.Available)
        {
            whole = whole with { State = EvidenceState.NotCaptured };
        }

        return run.Finish(whole with { Reason = whole.State == EvidenceState.Available ? null : whole.Reason ?? listing.Reason });
    }
}

using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Json;
using OAuthHunter.Providers.Live;

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
    private readonly DomainReader domains;
    private readonly FederationReader federations;
    private readonly AppPolicyReader appPolicies;
    private readonly LiveReadOptions options;
    private readonly AdministratorSink sink;
    private readonly PerObjectReader perObject;
    private readonly IReadObserver observer;
    private readonly GraphBatch batch;
    private readonly List<string> resourceIds = [];
    private readonly TaskCompletionSource<IReadOnlyCollection<string>> policyGroups = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public GraphReader(GraphClient client, RetryPolicy policy, LiveReadOptions options, IBatchSink sink, IReadObserver observer)
    {
        this.client = client;
        this.options = options;
        this.sink = new AdministratorSink(sink);
        this.observer = observer;
        listings = new ListingReader(client);
        batch = new GraphBatch(client, policy);
        var relations = new RelationReader(listings, batch);
        groups = new GroupReader(listings, relations, batch);
        owned = new OwnedReader(listings, relations);
        applications = new ApplicationReader(listings, owned);
        domains = new DomainReader(listings, options);
        federations = new FederationReader(listings, batch);
        appPolicies = new AppPolicyReader(listings, relations);
        perObject = new PerObjectReader(listings, batch);
    }

    /// <summary>Reads all of Graph's sets that are asked for.</summary>
    public async Task<IReadOnlyList<SetResult>> ReadAsync(CancellationToken cancellationToken)
    {
        var queries = GraphCatalogue.All.Where(query => options.Includes(query.Set)).ToList();
        if (queries.All(query => query.Set != EntitySets.ConditionalAccessPolicies))
        {
            policyGroups.SetResult([.. (options.Earlier?.Invoke(EntitySets.ConditionalAccessPolicies) ?? []).Cast<ConditionalAccessPolicy>().SelectMany(GroupsOf)]);
        }

        foreach (var set in AdministratorSink.Sets.Where(set => !options.Includes(set)))
        {
            foreach (var record in options.Earlier?.Invoke(set) ?? [])
            {
                sink.Note(record);
            }
        }

        var needsResources = queries.Any(query => query.Set == EntitySets.AppRoleAssignments);
        var work = new List<Task<SetResult>>();
        foreach (var query in queries.Where(query => (!query.IsPerObject || query.Set == EntitySets.DomainFederations) && query.Set != EntitySets.ServicePrincipals))
        {
            work.Add(query.Set == EntitySets.ConditionalAccessPolicies ? ReadPoliciesAsync(query, cancellationToken) : ReadSetAsync(query, cancellationToken));
        }

        var reportsPrincipals = options.Includes(EntitySets.ServicePrincipals);
        if (reportsPrincipals || needsResources)
        {
            var principals = !reportsPrincipals && options.Earlier?.Invoke(EntitySets.ServicePrincipals) is { } earlier
                ? Task.FromResult(FromEarlier(earlier.Cast<ServicePrincipal>()))
                : ReadPrincipalsAsync(GraphCatalogue.Find(EntitySets.ServicePrincipals)!, reportsPrincipals, cancellationToken);
            if (reportsPrincipals)
            {
                work.Add(principals);
            }

            if (needsResources)
            {
                work.Add(ReadAssignmentsAsync(GraphCatalogue.Find(EntitySets.AppRoleAssignments)!, principals, cancellationToken));
            }
        }

        var results = (await Task.WhenAll(work.Select(ReportAsync)).ConfigureAwait(false)).ToList();
        await ReadPerObjectAsync(EntitySets.GroupEligibilityScheduleInstances, EntitySets.Groups, () => sink.RoleGroupIds, results, cancellationToken).ConfigureAwait(false);
        await ReadPerObjectAsync(EntitySets.AuthenticationRequirements, EntitySets.RoleAssignments, () => sink.UserIds, results, cancellationToken).ConfigureAwait(false);
        client.Forget();
        return results;
    }

    private async Task<SetResult> ReportAsync(Task<SetResult> reading)
    {
        var result = await reading.ConfigureAwait(false);
        (observer as ICaptureObserver)?.SetRead(result.Coverage);
        return result;
    }

    /// <summary>Reads a set that hangs on objects of another; which ones, only that other set can tell.</summary>
    private async Task ReadPerObjectAsync(EntitySet set, EntitySet source, Func<IReadOnlyList<string>> ids, List<SetResult> results, CancellationToken cancellationToken)
    {
        if (options.Includes(set))
        {
            results.Add(await ReportAsync(ReadPerObjectAsync(set, source, ids, Known(source, results), cancellationToken)).ConfigureAwait(false));
        }
    }

    private EntitySetCoverage? Known(EntitySet source, List<SetResult> results) =>
        results.Find(result => result.Coverage.EntitySet == source.Name)?.Coverage
        ?? (options.Earlier?.Invoke(source) is null ? null : new EntitySetCoverage { EntitySet = source.Name, State = EvidenceState.Available });

    private async Task<SetResult> ReadPerObjectAsync(EntitySet set, EntitySet source, Func<IReadOnlyList<string>> ids, EntitySetCoverage? known, CancellationToken cancellationToken)
    {
        var query = GraphCatalogue.Find(set)!;
        var run = new SetRun(query, client, sink, observer);
        if (known is not { State: EvidenceState.Available or EvidenceState.Incomplete })
        {
            var state = known?.State is EvidenceState.Denied ? EvidenceState.Denied : EvidenceState.NotCaptured;
            return run.Finish(new ListingResult { State = state, Reason = $"Whom to ask about is told by {source.Name}, which was not read: {known?.Reason ?? "It was not asked for."}" });
        }

        var result = await perObject.ReadAsync(query, ids(), options, run.Deliver, cancellationToken).ConfigureAwait(false);
        return run.Finish(result.State == EvidenceState.Available && known.State != EvidenceState.Available
            ? result with { State = EvidenceState.Incomplete, Reason = $"{source.Name} is incomplete: {known.Reason}" }
            : result);
    }

    private async Task<SetResult> ReadSetAsync(GraphQuery query, CancellationToken cancellationToken)
    {
        var run = new SetRun(query, client, sink, observer);
        var reading = query.Set == EntitySets.Groups ? groups.ReadAsync(query, policyGroups.Task, options, run.Deliver, cancellationToken)
            : query.Set == EntitySets.Applications ? applications.ReadAsync(query, options, run.Deliver, cancellationToken)
            : query.Set == EntitySets.AppManagementPolicies ? owned.ReadAsync<AppManagementPolicy>(
                query, GraphDetails.AppManagementPolicyTargets, policy => policy.AppliesToIds, (policy, targets) => policy with { AppliesToIds = targets }, options, run.Deliver, cancellationToken)
            : query.Set == EntitySets.Domains ? domains.ReadAsync(query, run.Deliver, cancellationToken)
            : query.Set == EntitySets.DomainFederations ? federations.ReadAsync(query, domains.Known, options, run.Deliver, cancellationToken)
            : AppPolicyReader.TargetsOf(query.Set) is not null ? appPolicies.ReadAsync(query, options, run.Deliver, cancellationToken)
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

    /// <summary>The policies; notes the groups that they name, because who is in them decides whom the policy binds.</summary>
    private async Task<SetResult> ReadPoliciesAsync(GraphQuery query, CancellationToken cancellationToken)
    {
        var run = new SetRun(query, client, sink, observer);
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            var result = await listings.ReadAsync(query, query.Url(options), Take, cancellationToken).ConfigureAwait(false);
            if (result.IsUnknownRequest && query.Fallback is { } fallback)
            {
                // Lacks continuous access evaluation, which the records themselves tell.
                query = fallback;
                run = new SetRun(query, client, sink, observer);
                result = await listings.ReadAsync(query, query.Url(options), Take, cancellationToken).ConfigureAwait(false);
            }

            return run.Finish(result);
        }
        finally
        {
            policyGroups.SetResult(named);
        }

        void Take(JsonRow row)
        {
            row.Origin = new EvidenceOrigin(query.Name, run.Delivered + 1);
            var policy = (ConditionalAccessPolicy)query.Map(row);
            named.UnionWith(GroupsOf(policy));
            run.Deliver(policy);
        }
    }

    private static IEnumerable<string> GroupsOf(ConditionalAccessPolicy policy) => (policy.Conditions?.IncludeGroups ?? []).Concat(policy.Conditions?.ExcludeGroups ?? []);

    /// <summary>The resources that own dangerous permissions, from a listing that an earlier run finished.</summary>
    private SetResult FromEarlier(IEnumerable<ServicePrincipal> principals)
    {
        foreach (var principal in principals)
        {
            NoteResource(principal);
        }

        return new SetResult(new EntitySetCoverage { EntitySet = EntitySets.ServicePrincipals.Name, State = EvidenceState.Available }, new EvidenceFile { Path = string.Empty, Format = "Microsoft Graph" });
    }

    private void NoteResource(ServicePrincipal principal)
    {
        if (principal is { Id: { } id, AppId: { } appId } && DangerousResources.Contains(appId))
        {
            resourceIds.Add(id);
        }
    }

    private async Task<SetResult> ReadPrincipalsAsync(GraphQuery query, bool reports, CancellationToken cancellationToken)
    {
        var run = new SetRun(query, client, sink, observer);
        var result = await owned.ReadAsync<ServicePrincipal>(
            query,
            GraphDetails.ServicePrincipalOwners,
            principal => principal.OwnerIds,
            (principal, owners) => principal with { OwnerIds = owners },
            options,
            Take,
            cancellationToken).ConfigureAwait(false);
        return run.Finish(result);

        void Take(ServicePrincipal principal)
        {
            NoteResource(principal);
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
        var firsts = await batch.GetAsync([.. resourceIds.Select(id => query.Url(options, id).Substring(query.Version.Length))], query.Workload, cancellationToken).ConfigureAwait(false);
        for (var index = 0; index < resourceIds.Count; index++)
        {
            // Most resources fit on one page. One that does not, or did not come, is read as a listing from its beginning.
            var result = TakeWhole(firsts[index], run)
                ?? await listings.ReadAsync(query, query.Url(options, resourceIds[index]), run.Deliver, cancellationToken).ConfigureAwait(false);
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

    private static ListingResult? TakeWhole(BatchItem item, SetRun run)
    {
        using var page = item.Body is null ? null : GraphPage.TryParse(item.Body, isSingle: false, out _);
        if (page is null || page.NextLink is not null)
        {
            return null;
        }

        var before = run.Delivered;
        foreach (var row in page.Rows)
        {
            run.Deliver(row);
        }

        return new ListingResult { Count = run.Delivered - before };
    }
}

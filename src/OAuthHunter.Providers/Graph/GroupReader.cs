using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Graph;

/// <summary>
/// Reads the groups that decide something: those that can hold a role, those that a policy names, and the groups nested in them,
/// with every member of each. Members that could not be read to the last are unknown, and the set is Incomplete.
/// </summary>
internal sealed class GroupReader(ListingReader listings, RelationReader relations, GraphBatch batch)
{
    /// <param name="query">The listing of groups that can hold a role.</param>
    /// <param name="named">Ids of the groups that policies name, when they are known.</param>
    /// <param name="options">What to read.</param>
    /// <param name="deliver">Takes the groups.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ListingResult> ReadAsync(GraphQuery query, Task<IReadOnlyCollection<string>> named, LiveReadOptions options, Action<EvidenceRecord> deliver, CancellationToken cancellationToken)
    {
        var open = new List<Group>();
        var listing = await listings.ReadAsync(query, query.Url(options), row => open.Add((Group)query.Map(row)), cancellationToken).ConfigureAwait(false);
        open.RemoveAll(group => group.Id is null);
        var known = new HashSet<string>(open.Select(group => group.Id!), StringComparer.OrdinalIgnoreCase);
        var wanted = new List<string>(await named.ConfigureAwait(false));
        string? problem = null;
        var line = 0;
        while (true)
        {
            var (found, missed) = await FindAsync([.. wanted.Where(known.Add)], options, cancellationToken).ConfigureAwait(false);
            foreach (var gone in found.Where(group => group.IsDeleted == true))
            {
                deliver(gone with { Origin = new EvidenceOrigin(query.Name, ++line) });
            }

            open.AddRange(found.Where(group => group.IsDeleted != true));
            problem ??= missed;
            if (open.Count == 0)
            {
                break;
            }

            wanted = [];
            var (members, unread) = await relations.ReadAsync(GraphDetails.GroupMembers, [.. open.Select(group => group.Id!)], options, wanted.Add, cancellationToken).ConfigureAwait(false);
            var (owners, unowned) = await OwnersAsync(open, options, cancellationToken).ConfigureAwait(false);
            problem ??= unread ?? unowned;
            for (var index = 0; index < open.Count; index++)
            {
                deliver(open[index] with
                {
                    MemberIds = members[index],
                    HasMoreMembers = null,
                    OwnerIds = owners.TryGetValue(open[index].Id!, out var ids) ? ids : null,
                    Origin = new EvidenceOrigin(query.Name, ++line),
                });
            }

            open = [];
        }

        return problem is null || listing.State is not EvidenceState.Available
            ? listing with { Count = line }
            : listing with { State = EvidenceState.Incomplete, Count = line, Reason = $"Some groups or their members could not be read: {problem}" };
    }

    // Whoever owns a group that can hold a role has the role when he wants it; owners of other groups decide nothing here.
    private async Task<(Dictionary<string, IReadOnlyList<string>?> Owners, string? Problem)> OwnersAsync(List<Group> found, LiveReadOptions options, CancellationToken cancellationToken)
    {
        var owners = new Dictionary<string, IReadOnlyList<string>?>(StringComparer.OrdinalIgnoreCase);
        var ids = found.Where(group => group.IsAssignableToRole == true).Select(group => group.Id!).ToList();
        if (ids.Count == 0)
        {
            return (owners, null);
        }

        var (read, problem) = await relations.ReadAsync(GraphDetails.GroupOwners, ids, options, null, cancellationToken).ConfigureAwait(false);
        for (var index = 0; index < ids.Count; index++)
        {
            owners[ids[index]] = read[index];
        }

        return (owners, problem);
    }

    private async Task<(List<Group> Groups, string? Problem)> FindAsync(List<string> ids, LiveReadOptions options, CancellationToken cancellationToken)
    {
        var query = GraphDetails.GroupById;
        var urls = ids.ConvertAll(id => query.Url(options, id).Substring(query.Version.Length));
        var groups = new List<Group>();
        string? problem = null;
        var items = await batch.GetAsync(urls, query.Workload, cancellationToken).ConfigureAwait(false);
        for (var index = 0; index < items.Count; index++)
        {
            var item = items[index];
            ServiceError? flaw = null;
            using var page = item.Body is null ? null : GraphPage.TryParse(item.Body, isSingle: true, out flaw);
            if (page is not null)
            {
                groups.Add((Group)query.Map(page.Rows.Single()));
            }
            else if (item.Failure?.Status == 404)
            {
                // A policy may name a group that was deleted since: nobody is in it, and that is worth knowing.
                groups.Add(new Group { Id = ids[index], IsDeleted = true, MemberIds = [] });
            }
            else
            {
                problem ??= GraphRefusal.Judge(query, item.Failure ?? new ServiceException(null, flaw?.Code, flaw?.Message ?? "The answer is no group."), 1).Reason;
            }
        }

        groups.RemoveAll(group => group.Id is null);
        return (groups, problem);
    }
}

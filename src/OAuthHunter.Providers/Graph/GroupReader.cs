using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Graph;

/// <summary>
/// Reads the role-assignable groups and every member of each. A group whose members could not be read to the last is delivered
/// without members, and the set is Incomplete.
/// </summary>
internal sealed class GroupReader(ListingReader listings, GraphBatch batch)
{
    public async Task<ListingResult> ReadAsync(GraphQuery query, LiveReadOptions options, Action<EvidenceRecord> deliver, CancellationToken cancellationToken)
    {
        var groups = new List<Group>();
        var listing = await listings.ReadAsync(query, query.Url(options), row => groups.Add((Group)query.Map(row)), cancellationToken).ConfigureAwait(false);
        var members = GraphCatalogue.GroupMembers;
        var known = groups.Where(group => group.Id is not null).ToList();

        // A batch names its requests without the version that its own address carries.
        var urls = known.Select(group => members.Url(options, group.Id).Substring(members.Version.Length)).ToList();
        var items = await batch.GetAsync(urls, query.Workload, cancellationToken).ConfigureAwait(false);
        ServiceException? failure = null;
        var line = 0;
        for (var index = 0; index < known.Count; index++)
        {
            var (ids, failed) = await MembersAsync(items[index], members, cancellationToken).ConfigureAwait(false);
            failure ??= failed;
            deliver(known[index] with { MemberIds = ids, Origin = new EvidenceOrigin(query.Name, ++line) });
        }

        return failure is null || listing.State is not EvidenceState.Available
            ? listing
            : listing with { State = EvidenceState.Incomplete, Reason = $"Members of some groups could not be read: {GraphRefusal.Judge(members, failure, 0).Reason}" };
    }

    private async Task<(IReadOnlyList<string>? Ids, ServiceException? Failure)> MembersAsync(BatchItem item, GraphQuery query, CancellationToken cancellationToken)
    {
        if (item.Body is null)
        {
            return (null, item.Failure);
        }

        using var page = GraphPage.TryParse(item.Body, isSingle: false, out var flaw);
        if (page is null)
        {
            return (null, new ServiceException(null, flaw?.Code, flaw?.Message ?? "The answer is no page."));
        }

        var ids = page.Rows.Select(row => row.Text("id")).OfType<string>().ToList();
        if (page.NextLink is { } link)
        {
            var rest = await listings.ReadAsync(query, link, row => ids.Add(row.Text("id")!), cancellationToken).ConfigureAwait(false);
            if (rest.State != EvidenceState.Available)
            {
                return (null, new ServiceException(null, null, rest.Reason ?? "A page of members is missing."));
            }
        }

        return ([.. ids.Distinct(StringComparer.OrdinalIgnoreCase)], null);
    }
}

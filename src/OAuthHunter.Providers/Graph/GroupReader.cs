using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Graph;

/// <summary>
/// Reads the role-assignable groups and every member of each. A group whose members could not be read to the last is delivered
/// without members, and the set is Incomplete.
/// </summary>
internal sealed class GroupReader(ListingReader listings, RelationReader relations)
{
    public async Task<ListingResult> ReadAsync(GraphQuery query, LiveReadOptions options, Action<EvidenceRecord> deliver, CancellationToken cancellationToken)
    {
        var groups = new List<Group>();
        var listing = await listings.ReadAsync(query, query.Url(options), row => groups.Add((Group)query.Map(row)), cancellationToken).ConfigureAwait(false);
        groups.RemoveAll(group => group.Id is null);
        var (members, problem) = await relations.ReadAsync(GraphCatalogue.GroupMembers, [.. groups.Select(group => group.Id!)], options, cancellationToken).ConfigureAwait(false);
        for (var index = 0; index < groups.Count; index++)
        {
            deliver(groups[index] with { MemberIds = members[index], Origin = new EvidenceOrigin(query.Name, index + 1) });
        }

        return problem is null || listing.State is not EvidenceState.Available
            ? listing
            : listing with { State = EvidenceState.Incomplete, Reason = $"Members of some groups could not be read: {problem}" };
    }
}

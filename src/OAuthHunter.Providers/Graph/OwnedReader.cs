using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Graph;

/// <summary>
/// Reads objects with their owners. Owners come along by expansion, which ends at 20 without a word; an object that shows so many
/// waits until its owners have been read by themselves. Owners that could not be read are unknown, never none.
/// </summary>
internal sealed class OwnedReader(ListingReader listings, RelationReader relations)
{
    private const int ExpansionLimit = 20;

    /// <param name="query">The listing, owners expanded.</param>
    /// <param name="owners">The owners of one object.</param>
    /// <param name="ownersOf">Ids of the owners that a record shows.</param>
    /// <param name="withOwners">The record with other owners.</param>
    /// <param name="options">What to read.</param>
    /// <param name="deliver">Takes the records.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ListingResult> ReadAsync<T>(
        GraphQuery query,
        GraphQuery owners,
        Func<T, IReadOnlyList<string>?> ownersOf,
        Func<T, IReadOnlyList<string>?, T> withOwners,
        LiveReadOptions options,
        Action<T> deliver,
        CancellationToken cancellationToken)
        where T : EvidenceRecord
    {
        var cut = new List<(string Id, T Record)>();
        var line = 0;
        var listing = await listings.ReadAsync(query, query.Url(options), Take, cancellationToken).ConfigureAwait(false);
        if (cut.Count == 0)
        {
            return listing;
        }

        var (ids, problem) = await relations.ReadAsync(owners, [.. cut.Select(item => item.Id)], options, null, cancellationToken).ConfigureAwait(false);
        for (var index = 0; index < cut.Count; index++)
        {
            deliver(withOwners(cut[index].Record, ids[index]));
        }

        return problem is null || listing.State != EvidenceState.Available
            ? listing
            : listing with { State = EvidenceState.Incomplete, Reason = $"Owners of some objects could not be read: {problem}" };

        void Take(JsonRow row)
        {
            row.Origin = new EvidenceOrigin(query.Name, ++line);
            var record = (T)query.Map(row);
            if (ownersOf(record)?.Count >= ExpansionLimit && row.Text("id") is { } id)
            {
                cut.Add((id, record));
            }
            else
            {
                deliver(record);
            }
        }
    }
}

using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Graph;

/// <summary>
/// Reads app registrations with owners and federated credentials. One request expands one relation only, so the federated
/// credentials come from a listing of their own.
/// </summary>
internal sealed class ApplicationReader(ListingReader listings, OwnedReader owned)
{
    public async Task<ListingResult> ReadAsync(GraphQuery query, LiveReadOptions options, Action<EvidenceRecord> deliver, CancellationToken cancellationToken)
    {
        var trusts = new Dictionary<string, IReadOnlyList<AppCredential>>(StringComparer.OrdinalIgnoreCase);
        var federated = GraphDetails.FederatedCredentials;
        var listing = await listings.ReadAsync(
            federated,
            federated.Url(options),
            row =>
            {
                if (federated.Map(row) is Application { Id: { } id, FederatedIdentityCredentials: { } credentials })
                {
                    trusts[id] = credentials;
                }
            },
            cancellationToken).ConfigureAwait(false);

        var result = await owned.ReadAsync<Application>(
            query,
            GraphDetails.ApplicationOwners,
            application => application.OwnerIds,
            (application, owners) => application with { OwnerIds = owners },
            options,
            application => deliver(application with { FederatedIdentityCredentials = Trusts(application) }),
            cancellationToken).ConfigureAwait(false);
        return listing.State == EvidenceState.Available || result.State != EvidenceState.Available
            ? result
            : result with { State = EvidenceState.Incomplete, Reason = $"Federated credentials could not be read: {listing.Reason}" };

        IReadOnlyList<AppCredential>? Trusts(Application application) =>
            application.Id is { } id && trusts.TryGetValue(id, out var found) ? found : null;
    }
}

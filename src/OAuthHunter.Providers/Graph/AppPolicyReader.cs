using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Graph;

/// <summary>
/// Reads policies that change the tokens of apps, with the apps that they apply to. There are few policies, so each is asked for
/// its apps instead of a hundred thousand apps for their policies.
/// </summary>
internal sealed class AppPolicyReader(ListingReader listings, RelationReader relations)
{
    /// <summary>The relation to ask each policy of the set for; null when the set has none.</summary>
    public static GraphQuery? TargetsOf(EntitySet set) =>
        set == EntitySets.TokenLifetimePolicies ? GraphDetails.TokenLifetimePolicyTargets
        : set == EntitySets.ClaimsMappingPolicies ? GraphDetails.ClaimsMappingPolicyTargets
        : null;

    public async Task<ListingResult> ReadAsync(GraphQuery query, LiveReadOptions options, Action<EvidenceRecord> deliver, CancellationToken cancellationToken)
    {
        var policies = new List<AppPolicy>();
        var listing = await listings.ReadAsync(query, query.Url(options), row => policies.Add((AppPolicy)query.Map(row)), cancellationToken).ConfigureAwait(false);
        policies.RemoveAll(policy => policy.Id is null);
        string? problem = null;
        if (policies.Count > 0)
        {
            IReadOnlyList<IReadOnlyList<string>?> targets;
            (targets, problem) = await relations.ReadAsync(TargetsOf(query.Set)!, policies.ConvertAll(policy => policy.Id!), options, null, cancellationToken).ConfigureAwait(false);
            for (var index = 0; index < policies.Count; index++)
            {
                deliver(policies[index] with { AppliesToIds = targets[index], Origin = new EvidenceOrigin(query.Name, index + 1) });
            }
        }

        return problem is null || listing.State != EvidenceState.Available
            ? listing
            : listing with { State = EvidenceState.Incomplete, Reason = $"What some policies apply to could not be read: {problem}" };
    }
}

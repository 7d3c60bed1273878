using OAuthHunter.Model;

namespace OAuthHunter.Providers.Graph;

/// <summary>The tenant's domains, and how the reading of them went.</summary>
internal sealed record DomainListing(IReadOnlyList<Domain> Domains, ListingResult Result);

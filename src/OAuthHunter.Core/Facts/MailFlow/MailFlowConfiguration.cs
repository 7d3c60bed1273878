using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Settings around mail flow as they were when the evidence was captured.</summary>
public sealed record MailFlowConfiguration
{
    /// <summary>Null when it was not captured.</summary>
    public OrganizationConfig? Organization { get; init; }

    public IReadOnlyList<HostedConnectionFilterPolicy> ConnectionFilters { get; init; } = [];

    public IReadOnlyList<AcceptedDomain> AcceptedDomains { get; init; } = [];

    public IReadOnlyList<Domain> Domains { get; init; } = [];

    /// <summary>What the organisation publishes in DNS about its mail; empty unless it was captured.</summary>
    public IReadOnlyList<DnsRecords> DnsRecords { get; init; } = [];

    public IReadOnlyList<DkimSigningConfig> DkimSigningConfigs { get; init; } = [];

    /// <summary>Domains added, verified or federated, from Entra's audit, in time order.</summary>
    public IReadOnlyList<DomainChange> DomainChanges { get; init; } = [];

    internal static MailFlowConfiguration Of(EvidenceStore store) => new()
    {
        Organization = store.Objects<OrganizationConfig>(EntitySets.OrganizationConfig).OrderByDescending(config => config.WhenChanged).FirstOrDefault(),
        ConnectionFilters = store.Objects<HostedConnectionFilterPolicy>(EntitySets.HostedConnectionFilterPolicies),
        AcceptedDomains = store.Objects<AcceptedDomain>(EntitySets.AcceptedDomains),
        Domains = store.Objects<Domain>(EntitySets.Domains),
        DnsRecords = [.. store.Objects<DnsRecords>(EntitySets.DnsRecords).Where(record => record.HasAddress is null)],
        DkimSigningConfigs = store.Objects<DkimSigningConfig>(EntitySets.DkimSigningConfigs),
        DomainChanges = DomainChange.Read(store.DirectoryAudits),
    };
}

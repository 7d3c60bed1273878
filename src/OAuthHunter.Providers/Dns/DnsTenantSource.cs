using System.Globalization;
using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Dns;

/// <summary>
/// Another source, and beside it what the tenant's domains publish in DNS. Domains are those that the other source tells of; what it
/// already tells of DNS is not asked again, so that an incident of last year keeps last year's records.
/// </summary>
internal sealed class DnsTenantSource(ITenantSource inner, DnsClient client) : ITenantSource
{
    /// <summary>More domains than this are not looked up: each takes a dozen questions.</summary>
    private const int MaxDomains = 200;

    /// <summary>After so many names without any answer nobody is there to answer, and no more time is lost on waiting.</summary>
    private const int MaxSilent = 3;

    private const int MaxMailServers = 10;

    /// <summary>Two questions each.</summary>
    private const int MaxHosts = 500;

    // Where Exchange Online takes mail for everybody: that a message comes from there says nothing of whose it is.
    private static readonly string[] SharedServers = [".mail.protection.outlook.com", ".mx.microsoft", ".olc.protection.outlook.com"];

    public string Description => inner.Description + ", with DNS";

    public async Task<SourceReport> ReadAsync(IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken)
    {
        var domains = new DomainCollector(sink);
        var report = await inner.ReadAsync(domains, observer, cancellationToken).ConfigureAwait(false);
        if (report.Coverage.Has(EntitySets.DnsRecords))
        {
            return report;
        }

        var wanted = domains.Names.Where(name => !name.EndsWith(".onmicrosoft.com", StringComparison.OrdinalIgnoreCase)).ToList();
        var read = 0;
        var silent = 0;
        foreach (var domain in wanted.Take(MaxDomains))
        {
            if (silent == MaxSilent)
            {
                break;
            }

            silent++;
            if (await ReadDomainAsync(domain, cancellationToken).ConfigureAwait(false) is { } records)
            {
                silent = 0;
                records.Origin = new EvidenceOrigin("DNS", ++read);
                sink.Add(EntitySets.DnsRecords, records);
            }
        }

        var mailDomains = read;
        foreach (var host in domains.Hosts.Take(MaxHosts))
        {
            if (silent == MaxSilent)
            {
                break;
            }

            silent++;
            if (await HasAddressAsync(host, cancellationToken).ConfigureAwait(false) is { } hasAddress)
            {
                silent = 0;
                sink.Add(EntitySets.DnsRecords, new DnsRecords { Domain = host, HasAddress = hasAddress, Origin = new EvidenceOrigin("DNS", ++read) });
            }
        }

        var missing = wanted.Count - mailDomains;
        var coverage = new EntitySetCoverage
        {
            EntitySet = EntitySets.DnsRecords.Name,
            State = missing == 0 ? EvidenceState.Available : mailDomains > 0 ? EvidenceState.Incomplete : EvidenceState.NotCaptured,
            Count = read,
            Reason = missing == 0 ? null : $"DNS gave no answer for {missing.ToString(CultureInfo.InvariantCulture)} of {wanted.Count.ToString(CultureInfo.InvariantCulture)} domains.",
        };
        return report with { Coverage = new EvidenceCoverage(report.Coverage.Sets.Where(set => set.EntitySet != coverage.EntitySet).Append(coverage)) };
    }

    private async Task<DnsRecords?> ReadDomainAsync(string domain, CancellationToken cancellationToken)
    {
        if (await SpfReader.FindAsync(client, domain, cancellationToken).ConfigureAwait(false) is not { } spf)
        {
            return null;
        }

        var reader = new SpfReader(client);
        if (spf.Length > 0)
        {
            await reader.FollowAsync(domain, spf, cancellationToken).ConfigureAwait(false);
        }

        var servers = await client.AskAsync(domain, DnsQuestion.MX, cancellationToken).ConfigureAwait(false);
        var hosts = servers is null ? null : servers.OrderBy(Preference).Select(server => server.Substring(server.IndexOf(' ') + 1)).Where(host => host.Length > 0).ToList();
        var dmarc = await client.AskAsync("_dmarc." + domain, DnsQuestion.TXT, cancellationToken).ConfigureAwait(false);
        return new DnsRecords
        {
            Domain = domain,
            MailExchangers = hosts,
            MailExchangerAddresses = hosts is null ? null : await AddressesAsync(hosts, cancellationToken).ConfigureAwait(false),
            Spf = spf,
            SpfRanges = reader.IsWhole ? reader.Ranges : null,
            SpfLookups = reader.Lookups,
            Dmarc = dmarc is null ? null : dmarc.FirstOrDefault(text => text.StartsWith("v=DMARC1", StringComparison.OrdinalIgnoreCase)) ?? string.Empty,
        };
    }

    private async Task<IReadOnlyList<string>?> AddressesAsync(IEnumerable<string> hosts, CancellationToken cancellationToken)
    {
        var addresses = new List<string>();
        foreach (var host in hosts.Where(host => !SharedServers.Any(shared => host.TrimEnd('.').EndsWith(shared, StringComparison.OrdinalIgnoreCase))).Take(MaxMailServers))
        {
            var four = await client.AskAsync(host, DnsQuestion.A, cancellationToken).ConfigureAwait(false);
            var six = await client.AskAsync(host, DnsQuestion.AAAA, cancellationToken).ConfigureAwait(false);
            if (four is null || six is null)
            {
                return null;
            }

            addresses.AddRange(four.Concat(six).Where(address => !addresses.Contains(address)));
        }

        return addresses;
    }

    /// <summary>Null when the name servers did not say.</summary>
    private async Task<bool?> HasAddressAsync(string host, CancellationToken cancellationToken)
    {
        var four = await client.AskAsync(host, DnsQuestion.A, cancellationToken).ConfigureAwait(false);
        if (four is null or { Count: > 0 })
        {
            return four is null ? null : true;
        }

        return await client.AskAsync(host, DnsQuestion.AAAA, cancellationToken).ConfigureAwait(false) is { } six ? six.Count > 0 : null;
    }

    private static int Preference(string server) => int.TryParse(server.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var preference) ? preference : int.MaxValue;

    /// <summary>Passes everything on and notes the tenant's domains and the hosts of its apps.</summary>
    private sealed class DomainCollector(IEvidenceSink sink) : IEvidenceSink
    {
        public SortedSet<string> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

        /// <summary>Hosts that the tenant's own registrations reply to.</summary>
        public SortedSet<string> Hosts { get; } = new(StringComparer.Ordinal);

        public void Add(EntitySet set, EvidenceRecord record)
        {
            switch (record)
            {
                case Domain { IsVerified: not false, Id: { } id }:
                    Names.Add(id);
                    break;
                case Application { RedirectUris: { } addresses }:
                    Hosts.UnionWith(addresses.Where(RedirectUris.CanBeLookedUp).Select(address => RedirectUris.HostOf(address)!));
                    break;
                case AcceptedDomain { DomainName: { } name }:
                    Names.Add(name);
                    break;
                case Organization { VerifiedDomains: { } verified }:
                    Names.UnionWith(verified);
                    break;
            }

            sink.Add(set, record);
        }
    }
}

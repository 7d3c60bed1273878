namespace OAuthHunter.Providers.Dns;

/// <summary>Follows an SPF record through its includes to the addresses that it allows (RFC 7208, without macros).</summary>
internal sealed class SpfReader(DnsClient client)
{
    /// <summary>A record is void beyond ten look-ups; following stops at twice that.</summary>
    private const int Limit = 20;

    private readonly List<string> ranges = [];
    private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Addresses and networks allowed, as the records write them.</summary>
    public IReadOnlyList<string> Ranges => ranges;

    /// <summary>Look-ups that evaluating takes.</summary>
    public int Lookups { get; private set; }

    /// <summary>False when a record on the way could not be read.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>The SPF record among a name's texts; empty when there is none, null when nobody answered.</summary>
    public static async Task<string?> FindAsync(DnsClient client, string name, CancellationToken cancellationToken) =>
        await client.AskAsync(name, DnsQuestion.TXT, cancellationToken).ConfigureAwait(false) is { } texts
            ? texts.FirstOrDefault(text => text.StartsWith("v=spf1", StringComparison.OrdinalIgnoreCase)) ?? string.Empty
            : null;

    public async Task FollowAsync(string domain, string record, CancellationToken cancellationToken)
    {
        if (!seen.Add(domain))
        {
            return;
        }

        foreach (var term in record.Split([' '], StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            // Only what is allowed counts; "-ip4:" forbids.
            var text = term.TrimStart('+');
            var colon = text.IndexOfAny([':', '=', '/']);
            var name = (colon < 0 ? text : text.Substring(0, colon)).ToLowerInvariant();
            var value = colon < 0 || text[colon] == '/' ? domain : text.Substring(colon + 1);
            switch (name)
            {
                case "ip4" or "ip6":
                    ranges.Add(value);
                    break;
                case "include" or "redirect":
                    await IncludeAsync(value, cancellationToken).ConfigureAwait(false);
                    break;
                case "a":
                    Lookups++;
                    await AddHostAsync(value.Split('/')[0], Suffix(text), cancellationToken).ConfigureAwait(false);
                    break;
                case "mx":
                    Lookups++;
                    await AddMailServersAsync(value.Split('/')[0], Suffix(text), cancellationToken).ConfigureAwait(false);
                    break;
                case "exists" or "ptr":
                    Lookups++;
                    break;
            }
        }
    }

    private async Task IncludeAsync(string domain, CancellationToken cancellationToken)
    {
        Lookups++;
        if (Lookups > Limit || domain.IndexOf('%') >= 0)
        {
            IsWhole = false;
            return;
        }

        if (await FindAsync(client, domain, cancellationToken).ConfigureAwait(false) is { Length: > 0 } record)
        {
            await FollowAsync(domain, record, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            IsWhole = false;
        }
    }

    private async Task AddMailServersAsync(string domain, string suffix, CancellationToken cancellationToken)
    {
        foreach (var server in (await client.AskAsync(domain, DnsQuestion.MX, cancellationToken).ConfigureAwait(false) ?? []).Take(10))
        {
            await AddHostAsync(server.Substring(server.IndexOf(' ') + 1), suffix, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AddHostAsync(string host, string suffix, CancellationToken cancellationToken)
    {
        foreach (var address in await client.AskAsync(host, DnsQuestion.A, cancellationToken).ConfigureAwait(false) ?? [])
        {
            ranges.Add(address + suffix);
        }

        ranges.AddRange(await client.AskAsync(host, DnsQuestion.AAAA, cancellationToken).ConfigureAwait(false) ?? []);
    }

    private static string Suffix(string term)
    {
        var slash = term.IndexOf('/');
        var text = slash < 0 ? string.Empty : term.Substring(slash).Split(["//"], StringSplitOptions.None)[0];
        return text.Length > 1 ? text : string.Empty;
    }
}

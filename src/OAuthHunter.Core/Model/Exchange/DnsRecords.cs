namespace OAuthHunter.Model;

/// <summary>What a domain publishes in DNS about its mail. An empty text says that nothing is published; null, that nobody looked.</summary>
public sealed record DnsRecords : EvidenceRecord
{
    public string? Domain { get; init; }

    /// <summary>Hosts that take its mail, the preferred first.</summary>
    public IReadOnlyList<string>? MailExchangers { get; init; }

    /// <summary>Addresses of these hosts, Exchange Online's own left out, for everybody's mail comes from there; null when one could not be looked up.</summary>
    public IReadOnlyList<string>? MailExchangerAddresses { get; init; }

    /// <summary>The SPF record.</summary>
    public string? Spf { get; init; }

    /// <summary>All addresses that the SPF record allows, its includes followed.</summary>
    public IReadOnlyList<string>? SpfRanges { get; init; }

    /// <summary>Look-ups that evaluating the SPF record takes; more than ten make it void.</summary>
    public int? SpfLookups { get; init; }

    /// <summary>The DMARC record.</summary>
    public string? Dmarc { get; init; }

    /// <summary>Whether a host that apps reply to has an address; null for a mail domain, which is asked for its mail alone.</summary>
    public bool? HasAddress { get; init; }
}

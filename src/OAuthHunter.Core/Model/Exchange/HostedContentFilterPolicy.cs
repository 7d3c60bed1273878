namespace OAuthHunter.Model;

/// <summary>The spam filter (<c>Get-HostedContentFilterPolicy</c>): whom it lets past and what it takes back after delivery.</summary>
public sealed record HostedContentFilterPolicy : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Name { get; init; }
    public bool? IsDefault { get; init; }

    /// <summary>Addresses whose mail is not filtered.</summary>
    public IReadOnlyList<string>? AllowedSenders { get; init; }

    /// <summary>Domains whose mail is not filtered, whoever sends in their name.</summary>
    public IReadOnlyList<string>? AllowedSenderDomains { get; init; }

    /// <summary>Whether spam is taken back after delivery.</summary>
    public bool? SpamZapEnabled { get; init; }

    /// <summary>Whether phishing is taken back after delivery.</summary>
    public bool? PhishZapEnabled { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}

using OAuthHunter.Findings;

namespace OAuthHunter.Facts.SignIns;

/// <summary>A window of failed sign-ins that has the shape of an attack.</summary>
public sealed record PasswordAttack
{
    public required PasswordAttackKind Kind { get; init; }

    /// <summary>What ties it together: an address, a network, a client fingerprint or one account.</summary>
    public required string Source { get; init; }

    /// <summary>How the source was grouped: "address", "network", "fingerprint" or "account".</summary>
    public required string Grouping { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    /// <summary>Failed attempts.</summary>
    public required int Attempts { get; init; }

    /// <summary>Accounts tried, lower case.</summary>
    public required IReadOnlyCollection<string> Users { get; init; }

    public required IReadOnlyCollection<string> Addresses { get; init; }

    /// <summary>Error codes with their counts.</summary>
    public required IReadOnlyDictionary<int, int> Errors { get; init; }

    /// <summary>Client apps and user agents seen.</summary>
    public IReadOnlyCollection<string> Clients { get; init; } = [];

    /// <summary>Application ids used.</summary>
    public IReadOnlyCollection<string> AppIds { get; init; } = [];

    /// <summary>Example rows, at most 20.</summary>
    public required IReadOnlyList<EvidenceItem> Evidence { get; init; }
}

using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Apps;

/// <summary>Sign-ins of an app as itself that are alike: one address, one credential, one resource, one result, within an hour or so.</summary>
internal sealed record AppSignIn
{
    public required string Address { get; init; }

    /// <summary>The autonomous system, or else the network of the address: what a new place is judged by.</summary>
    public required string Network { get; init; }

    /// <summary>Id of the credential that was used; null where the log does not tell.</summary>
    public string? KeyId { get; init; }

    public string? Resource { get; init; }

    /// <summary>AADSTS code; 0 is success.</summary>
    public int Error { get; init; }

    public int Count { get; init; }

    public DateTimeOffset First { get; init; }

    public DateTimeOffset Last { get; init; }

    public required EvidenceItem Evidence { get; init; }
}

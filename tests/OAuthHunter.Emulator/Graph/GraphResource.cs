namespace OAuthHunter.Emulator.Graph;

/// <summary>A collection (or single object) that Graph offers, with the rules it goes by.</summary>
internal sealed record GraphResource
{
    /// <summary>Path below the version, with <c>{id}</c> for a key.</summary>
    public required string Path { get; init; }

    /// <summary>Entity set of the snapshot that holds its rows.</summary>
    public required string Set { get; init; }

    public required string Entity { get; init; }

    public required int DefaultTop { get; init; }

    public required int MaxTop { get; init; }

    public required bool IsBetaOnly { get; init; }

    /// <summary>P1, P2, or null.</summary>
    public string? Licence { get; init; }

    /// <summary>Directory objects know advanced queries, which want ConsistencyLevel and $count.</summary>
    public required bool IsDirectory { get; init; }

    /// <summary>Any one of them opens it.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    public bool IsSingleton => MaxTop == 1;
}

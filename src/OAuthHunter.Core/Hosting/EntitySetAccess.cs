namespace OAuthHunter.Hosting;

/// <summary>Whether a set can be read with a connection, and what is missing if not.</summary>
public sealed record EntitySetAccess
{
    public required string EntitySet { get; init; }

    public AccessState State { get; init; }

    /// <summary>The least permission or role that reading takes; for several ways the least first.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Licence that the set takes; null when it is free.</summary>
    public string? Licence { get; init; }

    /// <summary>Why it cannot be read, or why nobody can say; null when ready.</summary>
    public string? Reason { get; init; }

    public override string ToString() => $"{EntitySet}: {State}";
}

namespace OAuthHunter.ConditionalAccess;

/// <summary>A place, as far as policies can tell places apart: the named locations that it lies in.</summary>
public sealed record AccessLocation
{
    /// <summary>Ids of the named locations that it lies in.</summary>
    public IReadOnlyList<string> NamedLocationIds { get; init; } = [];

    /// <summary>Whether it lies in one that is marked as trusted.</summary>
    public bool IsTrusted { get; init; }

    /// <summary>For people: "outside of every named location".</summary>
    public required string Name { get; init; }

    public override string ToString() => Name;
}

namespace OAuthHunter.ConditionalAccess;

/// <summary>A question about all contexts: is something demanded wherever one gets in?</summary>
internal sealed class AccessQuestion
{
    public required string Name { get; init; }

    /// <summary>What is enough where it is not demanded: the end of the hole's sentence.</summary>
    public required string Enough { get; init; }

    /// <summary>Which routes the question is about.</summary>
    public required Func<Route, bool> Routes { get; init; }

    public Func<Machine, bool> Machines { get; init; } = _ => true;

    /// <summary>Policies that make the demand, or let nobody in, for a client on a machine; one entry per way to do without.</summary>
    public required IReadOnlyList<Func<ClientApp, Machine, Reach>> Closing { get; init; }

    /// <summary>
    /// Policies that let nobody in there at all, whatever one can show: a demand that they cut off is made of nobody. Null where
    /// keeping out is the demand.
    /// </summary>
    public Func<ClientApp, Machine, Reach>? Barring { get; init; }

    /// <summary>Whether a policy can count as one that makes the demand.</summary>
    public required Func<SpacePolicy, bool> Makes { get; init; }
}

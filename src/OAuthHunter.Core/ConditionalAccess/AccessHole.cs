namespace OAuthHunter.ConditionalAccess;

/// <summary>The easiest context in which a demand is not made.</summary>
public sealed record AccessHole
{
    public required SignInContext Context { get; init; }

    /// <summary>The context in one sentence: where, with what, from where, on what.</summary>
    public required string Sentence { get; init; }

    /// <summary>
    /// How much it takes to be there, for one who holds no more than the password: 0 is a browser on an unknown device anywhere.
    /// </summary>
    public int Effort { get; init; }

    /// <summary>Why each policy that makes the demand does not make it here: "name: reason".</summary>
    public IReadOnlyList<string> Because { get; init; } = [];

    public override string ToString() => Sentence;
}

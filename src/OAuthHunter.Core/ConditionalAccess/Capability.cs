namespace OAuthHunter.ConditionalAccess;

/// <summary>What one who signs in can show.</summary>
internal sealed record Capability
{
    /// <summary>Everything, on the device at hand.</summary>
    public static Capability Anything { get; } = new() { CanDoMfa = true, Accepts = _ => true };

    /// <summary>Any second factor that can be phished.</summary>
    public static Capability Phishable { get; } = new() { CanDoMfa = true, Accepts = combination => !Strengths.IsPhishingResistant(combination) };

    public bool CanDoMfa { get; private init; }

    /// <summary>Whether he can show a combination of methods.</summary>
    public required Func<string, bool> Accepts { get; init; }

    /// <summary>One method that is one factor.</summary>
    public static Capability Only(string method) => new() { Accepts = combination => combination.Equals(method, StringComparison.OrdinalIgnoreCase) };
}

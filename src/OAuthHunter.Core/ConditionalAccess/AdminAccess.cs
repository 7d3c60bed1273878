namespace OAuthHunter.ConditionalAccess;

/// <summary>What is demanded of one administrator over all contexts that policies can tell apart.</summary>
public sealed record AdminAccess
{
    /// <summary>
    /// A second factor, over browsers and modern clients. Legacy clients know none and are <see cref="LegacyBlocked"/>'s affair.
    /// </summary>
    public required AccessDemand Mfa { get; init; }

    /// <summary>A second factor that cannot be phished.</summary>
    public required AccessDemand PhishingResistant { get; init; }

    /// <summary>A compliant or hybrid joined device.</summary>
    public required AccessDemand ManagedDevice { get; init; }

    /// <summary>That nobody comes in with a legacy client.</summary>
    public required AccessDemand LegacyBlocked { get; init; }

    /// <summary>That nobody comes in by device code.</summary>
    public required AccessDemand DeviceCodeBlocked { get; init; }

    public required SessionDemand Session { get; init; }
}

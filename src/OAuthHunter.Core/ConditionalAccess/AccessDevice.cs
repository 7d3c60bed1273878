namespace OAuthHunter.ConditionalAccess;

/// <summary>A device, as far as policies can tell devices apart.</summary>
public sealed record AccessDevice
{
    /// <summary>Known to Entra. An unknown device has no attributes at all.</summary>
    public bool IsRegistered { get; init; }

    public bool IsCompliant { get; init; }

    /// <summary>AzureAD, ServerAD (hybrid) or Workplace; null for an unknown device.</summary>
    public string? TrustType { get; init; }

    /// <summary>What device filters ask for, by property name; what is not named is null.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>For people: "a device that Entra does not know".</summary>
    public required string Name { get; init; }

    public override string ToString() => Name;
}

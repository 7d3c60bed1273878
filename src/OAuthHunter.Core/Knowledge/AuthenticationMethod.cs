namespace OAuthHunter.Knowledge;

/// <summary>An authentication method as the registration report names it.</summary>
public sealed record AuthenticationMethod
{
    /// <summary>Value in <c>methodsRegistered</c>.</summary>
    public required string ReportValue { get; init; }

    /// <summary>Value in authentication strengths.</summary>
    public string? StrengthValue { get; init; }

    public required string Display { get; init; }

    public bool CountsAsMfa { get; init; }

    /// <summary>Null when it depends on somebody else's provider.</summary>
    public bool? IsPhishingResistant { get; init; }
}

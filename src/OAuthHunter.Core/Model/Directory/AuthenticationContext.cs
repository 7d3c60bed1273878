namespace OAuthHunter.Model;

/// <summary>A step-up that apps can ask for by its number (Graph <c>authenticationContextClassReference</c>).</summary>
public sealed record AuthenticationContext : EvidenceRecord
{
    /// <summary>c1 to c99.</summary>
    public string? Id { get; init; }
    public string? DisplayName { get; init; }

    /// <summary>Published, so that apps can ask for it.</summary>
    public bool? IsAvailable { get; init; }
}

namespace OAuthHunter.Model;

/// <summary>A permission that a resource offers: an app role or a delegated scope.</summary>
public sealed record PublishedPermission
{
    public string? Id { get; init; }
    public string? Value { get; init; }
    public string? DisplayName { get; init; }
}

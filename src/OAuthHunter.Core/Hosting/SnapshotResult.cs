using OAuthHunter.Evidence;

namespace OAuthHunter.Hosting;

/// <summary>A snapshot that was written.</summary>
public sealed record SnapshotResult
{
    public required string Path { get; init; }

    public string? TenantId { get; init; }

    public DateTimeOffset CapturedAt { get; init; }

    public required IReadOnlyList<EntitySetCoverage> EntitySets { get; init; }
}

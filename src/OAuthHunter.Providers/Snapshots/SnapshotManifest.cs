namespace OAuthHunter.Providers.Snapshots;

/// <summary>manifest.json of a snapshot: what was captured, when and of whom.</summary>
internal sealed record SnapshotManifest
{
    /// <summary>The only layout so far. A higher number is refused, never guessed at.</summary>
    public const int CurrentSchema = 1;

    public const string FileName = "manifest.json";

    public int SchemaVersion { get; init; }

    public string? TenantId { get; init; }

    public DateTimeOffset? CapturedAt { get; init; }

    public string? ModuleVersion { get; init; }

    public IReadOnlyList<SnapshotSet>? Sets { get; init; }
}

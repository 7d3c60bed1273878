namespace OAuthHunter.Knowledge;

/// <summary>What continuous access evaluation does for one resource and kind of identity.</summary>
public sealed record ContinuousAccessResource
{
    public required string Resource { get; init; }

    /// <summary>Users, service principals, managed identity.</summary>
    public required string Identity { get; init; }

    /// <summary>Which events end a session at once; null for none.</summary>
    public string? CriticalEvents { get; init; }

    /// <summary>What of the policies the resource weighs anew; null for nothing.</summary>
    public string? Policies { get; init; }

    public string? Note { get; init; }

    public override string ToString() => CriticalEvents is null
        ? $"Not covered: {Resource}, {Identity}{(Note is null ? string.Empty : $" ({Note})")}"
        : $"Covered: {Resource}, {Identity}: {CriticalEvents}{(Policies is null ? string.Empty : $"; weighs {Policies}")}{(Note is null ? string.Empty : $" ({Note})")}";
}

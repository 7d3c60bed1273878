namespace OAuthHunter.Emulator.Graph;

/// <summary>What a path asks for.</summary>
/// <param name="Resource">The collection it is in or is.</param>
/// <param name="Key">The key in the path: an id, or <c>appId='…'</c>.</param>
/// <param name="IsSingle">One object, not the collection.</param>
/// <param name="IsCount">Only the number (<c>/$count</c>).</param>
internal sealed record GraphTarget(GraphResource Resource, string? Key, bool IsSingle, bool IsCount)
{
    /// <summary>The path with <c>{id}</c> in place of the key, for counting.</summary>
    public string Operation => Resource.Path + (IsSingle && Key is not null ? "/{id}" : string.Empty) + (IsCount ? "/$count" : string.Empty);
}

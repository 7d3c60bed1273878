namespace OAuthHunter.Providers.Http;

/// <summary>
/// Remembers which objects of a listing were delivered, in 16 bytes each, so that a listing can begin again after its skip token
/// has expired, and so that an object which two pages hold counts once. Bounded: beyond the bound it says that it cannot tell.
/// </summary>
internal sealed class SeenIds(int bound = 4_000_000)
{
    private HashSet<(ulong High, ulong Low)> seen = [];

    /// <summary>Whether every object so far had an id and is remembered.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>True when the id is new, or when nobody can tell.</summary>
    public bool Add(string? id)
    {
        if (id is null || seen.Count >= bound)
        {
            IsComplete = false;
            return true;
        }

        // Two independent 64-bit FNV-1a sums: the chance that two of four million ids meet is below 1 in 10^24.
        ulong high = 14695981039346656037, low = 0x9E3779B97F4A7C15;
        foreach (var character in id)
        {
            high = (high ^ character) * 1099511628211;
            low = ((low + character) * 0xBF58476D1CE4E5B9) ^ (low >> 29);
        }

        return seen.Add((high, low));
    }

    /// <summary>Lets go of what it remembers: the listing is at its end, and what holds its reader may live on.</summary>
    public void Forget() => seen = [];
}

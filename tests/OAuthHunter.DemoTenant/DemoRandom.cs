namespace OAuthHunter.DemoTenant;

/// <summary>
/// SplitMix64 under a name. Each part of the tenant draws from a stream of its own, so switching one part off leaves every
/// other as it was; and unlike <see cref="Random"/> the algorithm is ours, so no runtime can change the bytes.
/// </summary>
internal sealed class DemoRandom
{
    private ulong state;

    public DemoRandom(int seed, string purpose)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 14695981039346656037UL;
        foreach (var character in purpose)
        {
            hash = unchecked((hash ^ character) * 1099511628211UL);
        }

        state = unchecked(hash ^ ((ulong)(uint)seed * 0x9E3779B97F4A7C15UL));
    }

    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>From 0 to below the limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>From low to high, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public TimeSpan Seconds(int low, int high) => TimeSpan.FromMilliseconds(Between(low * 1000, high * 1000));

    /// <summary>Some of the items, in their own order.</summary>
    public List<T> Some<T>(IReadOnlyList<T> items, int count)
    {
        var rest = items.Select((item, index) => (item, index)).ToList();
        var taken = new List<(T Item, int Index)>();
        while (taken.Count < count && rest.Count > 0)
        {
            var at = Below(rest.Count);
            taken.Add(rest[at]);
            rest.RemoveAt(at);
        }

        return [.. taken.OrderBy(item => item.Index).Select(item => item.Item)];
    }

    /// <summary>A version 4 UUID.</summary>
    public string Guid()
    {
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes.AsSpan(0), Next());
        BitConverter.TryWriteBytes(bytes.AsSpan(8), Next());
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new System.Guid(bytes).ToString("D");
    }

    /// <summary>Letters of both cases.</summary>
    public string Letters(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)((Chance(50) ? 'a' : 'A') + Below(26))));

    public string Hex(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => "0123456789ABCDEF"[Below(16)]));
}

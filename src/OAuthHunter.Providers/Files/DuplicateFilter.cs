namespace OAuthHunter.Providers.Files;

/// <summary>
/// Remembers ids as 64-bit hashes, within a bound: two generations, of which the older is let go when the younger is full. From then
/// on duplicates may be missed, never invented.
/// </summary>
internal sealed class DuplicateFilter(int capacity = 4 * 1024 * 1024)
{
    private readonly int generationCapacity = Math.Max(1, capacity / 2);
    private HashTable current = new();
    private HashTable? previous;

    /// <summary>Whether ids were let go.</summary>
    public bool HasForgotten { get; private set; }

    /// <summary>Whether the id is remembered.</summary>
    public bool Contains(string id)
    {
        var hash = Hash(id);
        return current.Contains(hash) || previous?.Contains(hash) == true;
    }

    /// <summary>True when the id is new.</summary>
    public bool Add(string id)
    {
        var hash = Hash(id);
        if (current.Contains(hash) || previous?.Contains(hash) == true)
        {
            return false;
        }

        if (current.Count >= generationCapacity)
        {
            HasForgotten |= previous is not null;
            previous = current;
            current = new HashTable();
        }

        current.Add(hash);
        return true;
    }

    /// <summary>FNV-1a without regard to case, mixed at the end; never 0, which marks a free slot.</summary>
    private static ulong Hash(string id)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in id)
        {
            hash = (hash ^ char.ToLowerInvariant(character)) * 1099511628211UL;
        }

        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCDUL;
        hash ^= hash >> 33;
        return hash == 0 ? 1 : hash;
    }

    private sealed class HashTable
    {
        private ulong[] slots = new ulong[1024];

        public int Count { get; private set; }

        public bool Contains(ulong hash) => slots[Find(slots, hash)] == hash;

        public void Add(ulong hash)
        {
            slots[Find(slots, hash)] = hash;
            if (++Count * 2 > slots.Length)
            {
                Grow();
            }
        }

        private static int Find(ulong[] slots, ulong hash)
        {
            var mask = slots.Length - 1;
            var at = (int)(hash & (uint)mask);
            while (slots[at] != 0 && slots[at] != hash)
            {
                at = (at + 1) & mask;
            }

            return at;
        }

        private void Grow()
        {
            var larger = new ulong[slots.Length * 2];
            foreach (var hash in slots)
            {
                if (hash != 0)
                {
                    larger[Find(larger, hash)] = hash;
                }
            }

            slots = larger;
        }
    }
}

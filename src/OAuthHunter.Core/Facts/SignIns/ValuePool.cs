namespace OAuthHunter.Facts.SignIns;

/// <summary>Numbers for values, so that five million rows hold each text once. Id 0 is the first value added.</summary>
internal sealed class ValuePool<T>
    where T : notnull
{
    private readonly Dictionary<T, int> ids;
    private readonly List<T> values = [];

    public ValuePool(IEqualityComparer<T>? comparer = null) => ids = new Dictionary<T, int>(comparer);

    public int Count => values.Count;

    public T this[int id] => values[id];

    public int Intern(T value)
    {
        if (!ids.TryGetValue(value, out var id))
        {
            ids.Add(value, id = values.Count);
            values.Add(value);
        }

        return id;
    }

    /// <summary>
    /// The values in order, and for each id its place in that order. Ids follow the order of arrival; ranks do not, which is what
    /// makes results independent of it.
    /// </summary>
    public (T[] Sorted, int[] Ranks) Rank(Comparison<T> comparison)
    {
        var order = Enumerable.Range(0, values.Count).ToArray();
        Array.Sort(order, (left, right) => comparison(values[left], values[right]));
        var ranks = new int[values.Count];
        for (var place = 0; place < order.Length; place++)
        {
            ranks[order[place]] = place;
        }

        return ([.. order.Select(id => values[id])], ranks);
    }
}

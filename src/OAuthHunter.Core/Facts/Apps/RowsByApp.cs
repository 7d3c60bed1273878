namespace OAuthHunter.Facts.Apps;

/// <summary>Row numbers of a large set, sorted by the place of their app, and where each app's begin.</summary>
internal sealed class RowsByApp<T>
{
    private readonly Func<int, T> rowAt;
    private readonly int[] rows;
    private readonly int[] starts;

    /// <param name="total">How many rows there are.</param>
    /// <param name="rowAt">A row by its number.</param>
    /// <param name="holderOf">The app that a row belongs to; null for none.</param>
    public RowsByApp(int total, Func<int, T> rowAt, Func<T, AppDraft?> holderOf)
    {
        this.rowAt = rowAt;
        var holders = new int[total];
        var count = 0;
        for (var i = 0; i < total; i++)
        {
            holders[i] = holderOf(rowAt(i))?.Ordinal ?? -1;
            count = Math.Max(count, holders[i] + 1);
        }

        starts = new int[count + 1];
        foreach (var holder in holders)
        {
            if (holder >= 0)
            {
                starts[holder + 1]++;
            }
        }

        for (var i = 0; i < count; i++)
        {
            starts[i + 1] += starts[i];
        }

        rows = new int[starts[count]];
        var next = (int[])starts.Clone();
        for (var i = 0; i < total; i++)
        {
            if (holders[i] >= 0)
            {
                rows[next[holders[i]]++] = i;
            }
        }
    }

    /// <summary>The rows of one app, in the order of the set.</summary>
    public IEnumerable<T> Of(AppDraft app)
    {
        var end = Start(app.Ordinal + 1);
        for (var i = Start(app.Ordinal); i < end; i++)
        {
            yield return rowAt(rows[i]);
        }
    }

    private int Start(int ordinal) => starts[Math.Min(ordinal, starts.Length - 1)];
}

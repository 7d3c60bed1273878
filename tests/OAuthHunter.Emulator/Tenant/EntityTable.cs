using System.Text.Json;

namespace OAuthHunter.Emulator.Tenant;

/// <summary>The rows of one entity set, kept as the bytes of their lines: half a million of them must fit.</summary>
internal sealed class EntityTable
{
    private readonly List<ReadOnlyMemory<byte>> rows = [];
    private readonly Dictionary<string, Dictionary<string, List<int>>> indexes = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public int Count => rows.Count;

    public void Add(ReadOnlyMemory<byte> row) => rows.Add(row);

    /// <summary>A row. The document belongs to the caller.</summary>
    public JsonDocument Row(int index) => JsonDocument.Parse(rows[index]);

    /// <summary>Positions of the rows whose property has the value, in order; without regard to case.</summary>
    public IReadOnlyList<int> Find(string property, string value)
    {
        lock (gate)
        {
            if (!indexes.TryGetValue(property, out var index))
            {
                indexes.Add(property, index = Build(property));
            }

            return index.TryGetValue(value, out var found) ? found : [];
        }
    }

    private Dictionary<string, List<int>> Build(string property)
    {
        var index = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < rows.Count; i++)
        {
            using var row = Row(i);
            if (row.RootElement.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String)
            {
                (index.TryGetValue(value.GetString()!, out var list) ? list : index[value.GetString()!] = []).Add(i);
            }
        }

        return index;
    }
}

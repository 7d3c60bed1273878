using System.Text.Json;

namespace OAuthHunter.Emulator.Tenant;

/// <summary>The tenant that a snapshot holds. A set without a file is an empty set.</summary>
internal sealed class SnapshotTenant
{
    private static readonly EntityTable Nothing = new();

    private readonly Dictionary<string, EntityTable> sets;

    private SnapshotTenant(Dictionary<string, EntityTable> sets, string? tenantId)
    {
        this.sets = sets;
        Id = tenantId ?? FirstText("organization", "id") ?? "00000000-0000-4000-8000-000000000001";
    }

    /// <summary>The tenant id, from the manifest or the organization object.</summary>
    public string Id { get; }

    /// <summary>Names that the tenant answers to in a path: its id and its domains.</summary>
    public bool Answers(string tenant) =>
        string.Equals(tenant, Id, StringComparison.OrdinalIgnoreCase)
        || tenant.EndsWith(".onmicrosoft.com", StringComparison.OrdinalIgnoreCase)
        || Set("domains").Find("id", tenant).Count > 0;

    public EntityTable Set(string name) => sets.TryGetValue(name, out var table) ? table : Nothing;

    public static SnapshotTenant Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no snapshot folder '{folder}'.");
        }

        var sets = new Dictionary<string, EntityTable>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Directory.EnumerateFiles(folder, "*.ndjson").Order(StringComparer.Ordinal))
        {
            var set = Path.GetFileNameWithoutExtension(file);
            sets[set] = Read(set, File.ReadAllBytes(file));
        }

        return new SnapshotTenant(sets, TenantIdOf(Path.Combine(folder, "manifest.json")));
    }

    private static EntityTable Read(string set, ReadOnlyMemory<byte> bytes)
    {
        var table = new EntityTable();
        while (!bytes.IsEmpty)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? ReadOnlyMemory<byte>.Empty : bytes[(end + 1)..];
            if (!line.Span.Trim(" \r\t"u8).IsEmpty)
            {
                table.Add(GraphShape.Of(set, line));
            }
        }

        return table;
    }

    private static string? TenantIdOf(string manifest)
    {
        if (!File.Exists(manifest))
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(manifest));
        return document.RootElement.TryGetProperty("tenantId", out var id) ? id.GetString() : null;
    }

    private string? FirstText(string set, string property)
    {
        if (Set(set).Count == 0)
        {
            return null;
        }

        using var row = Set(set).Row(0);
        return row.RootElement.TryGetProperty(property, out var value) ? value.GetString() : null;
    }
}

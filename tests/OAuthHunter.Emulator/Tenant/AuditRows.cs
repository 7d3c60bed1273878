using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OAuthHunter.Emulator.Tenant;

/// <summary>The unified audit log of the tenant, ready to be searched.</summary>
internal sealed class AuditRows
{
    private const string CertificatesAndSecrets = "Update application - Certificates and secrets management";

    private readonly EntityTable table;
    private readonly Lazy<IReadOnlyList<AuditRow>> rows;

    public AuditRows(SnapshotTenant tenant)
    {
        table = tenant.Set("unifiedAuditLog");
        rows = new Lazy<IReadOnlyList<AuditRow>>(() => [.. Enumerable.Range(0, table.Count).Select(Read)]);
    }

    /// <summary>Records from start (inclusive) to end (exclusive) of the given operations, newest first.</summary>
    public IReadOnlyList<AuditRow> Search(DateTimeOffset start, DateTimeOffset end, IReadOnlyCollection<string> operations, IReadOnlyCollection<string> recordTypes)
    {
        var wanted = operations.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var types = recordTypes.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. rows.Value
                .Where(row => row.Time >= start && row.Time < end
                    && (wanted.Count == 0 || wanted.Contains(row.Operation))
                    && (types.Count == 0 || types.Contains(row.RecordType)))
                .OrderByDescending(row => row.Time),
        ];
    }

    /// <summary>The record itself, as AuditData holds it, with the log's spelling of the operation.</summary>
    public JsonObject Data(AuditRow row)
    {
        using var document = table.Row(row.Index);
        using var inner = Inner(document.RootElement);
        var data = JsonNode.Parse((inner?.RootElement ?? document.RootElement).GetRawText())!.AsObject();
        foreach (var name in data.Select(pair => pair.Key).Where(name => name.Equals("Operation", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            data[name] = row.Operation;
        }

        return data;
    }

    private AuditRow Read(int index)
    {
        using var document = table.Row(index);
        using var inner = Inner(document.RootElement);
        var data = inner?.RootElement ?? document.RootElement;
        var type = TypeName(Text(data, "RecordType") ?? string.Empty);
        var time = DateTimeOffset.TryParse(Text(data, "CreationTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var found)
            ? found
            : DateTimeOffset.MinValue;
        return new AuditRow(index, time, Spelled(Text(data, "Operation") ?? string.Empty, type), type, Text(data, "UserId") ?? string.Empty);
    }

    /// <summary>AuditData, when the row wraps it.</summary>
    private static JsonDocument? Inner(JsonElement row) => Property(row, "AuditData") switch
    {
        { ValueKind: JsonValueKind.String } text => JsonDocument.Parse(text.GetString()!),
        { ValueKind: JsonValueKind.Object } data => JsonDocument.Parse(data.GetRawText()),
        _ => null,
    };

    private static string TypeName(string type) => type switch
    {
        "1" => "ExchangeAdmin",
        "8" => "AzureActiveDirectory",
        "15" => "AzureActiveDirectoryStsLogon",
        _ => type,
    };

    private static string Spelled(string operation, string type) => type switch
    {
        "AzureActiveDirectory" when operation == CertificatesAndSecrets => "Update application \u2013 Certificates and secrets management ",
        "AzureActiveDirectory" when operation.Length > 0 && !operation.EndsWith('.') && !operation.EndsWith(' ') => operation + ".",
        _ => operation,
    };

    private static string? Text(JsonElement row, string name) => Property(row, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static JsonElement? Property(JsonElement row, string name)
    {
        foreach (var property in row.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }
}

using System.Text.Json;
using OAuthHunter.Emulator.Tenant;

namespace OAuthHunter.Emulator.Graph;

/// <summary>Objects that another object refers to: members, owners, principals.</summary>
internal static class DirectoryObjects
{
    private static readonly (string Set, string Type)[] Sets =
    [
        ("users", "#microsoft.graph.user"), ("groups", "#microsoft.graph.group"), ("servicePrincipals", "#microsoft.graph.servicePrincipal"),
    ];

    /// <summary>The objects of a list, however the snapshot wrote it: ids, or objects.</summary>
    public static IEnumerable<JsonElement> References(JsonElement row, string name) =>
        row.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    public static string? IdOf(JsonElement reference) => reference.ValueKind switch
    {
        JsonValueKind.String => reference.GetString(),
        JsonValueKind.Object when reference.TryGetProperty("id", out var id) => id.GetString(),
        _ => null,
    };

    /// <summary>The object itself where the tenant has it, else what the reference says.</summary>
    public static void Write(Utf8JsonWriter writer, SnapshotTenant tenant, JsonElement reference)
    {
        if (IdOf(reference) is { } id && Sets.Any(set => tenant.Set(set.Set).Find("id", id).Count > 0))
        {
            WriteById(writer, tenant, id, isRole: false);
        }
        else if (reference.ValueKind == JsonValueKind.Object)
        {
            reference.WriteTo(writer);
        }
        else
        {
            WriteIdOnly(writer, IdOf(reference));
        }
    }

    public static void WriteById(Utf8JsonWriter writer, SnapshotTenant tenant, string? id, bool isRole)
    {
        if (id is null)
        {
            writer.WriteNullValue();
            return;
        }

        foreach (var (set, type) in isRole ? [("roleDefinitions", "#microsoft.graph.unifiedRoleDefinition")] : Sets)
        {
            if (tenant.Set(set).Find("id", id) is [var index, ..])
            {
                using var row = tenant.Set(set).Row(index);
                WriteBrief(writer, row.RootElement, type);
                return;
            }
        }

        WriteIdOnly(writer, id);
    }

    private static void WriteBrief(Utf8JsonWriter writer, JsonElement row, string type)
    {
        writer.WriteStartObject();
        writer.WriteString("@odata.type", type);
        foreach (var property in row.EnumerateObject())
        {
            if (property.Name is "id" or "displayName" or "userPrincipalName" or "appId" or "isAssignableToRole" or "userType" or "accountEnabled")
            {
                property.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteIdOnly(Utf8JsonWriter writer, string? id)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteEndObject();
    }
}

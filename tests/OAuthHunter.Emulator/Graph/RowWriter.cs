using System.Text.Json;
using OAuthHunter.Emulator.Tenant;

namespace OAuthHunter.Emulator.Graph;

/// <summary>Writes a row of the snapshot as Graph would: only what the version knows, what is selected, and what is expanded.</summary>
internal sealed class RowWriter(SnapshotTenant tenant, string entity, bool isBeta, GraphQuery query)
{
    /// <summary>What an expansion gives at most, without a word about the rest.</summary>
    private const int ExpandLimit = 20;

    public void Write(Utf8JsonWriter writer, JsonElement row)
    {
        writer.WriteStartObject();
        if (row.TryGetProperty("@odata.type", out var type))
        {
            writer.WriteString("@odata.type", type.GetString());
        }

        foreach (var property in row.EnumerateObject())
        {
            if (query.Select is { } select
                ? select.Contains(property.Name) && !PropertyTable.IsNavigation(entity, property.Name)
                : PropertyTable.IsDefault(entity, property.Name, isBeta))
            {
                property.WriteTo(writer);
            }
        }

        foreach (var name in query.Expand)
        {
            Expand(writer, row, name);
        }

        writer.WriteEndObject();
    }

    private void Expand(Utf8JsonWriter writer, JsonElement row, string name)
    {
        writer.WritePropertyName(name);
        if (name is "principal" or "roleDefinition")
        {
            if (row.TryGetProperty(name, out var known))
            {
                known.WriteTo(writer);
                return;
            }

            var id = row.TryGetProperty(name + "Id", out var key) ? key.GetString() : null;
            DirectoryObjects.WriteById(writer, tenant, id, name == "roleDefinition");
            return;
        }

        // What there is one of is written as one.
        if (name is "policy" or "identitySynchronization")
        {
            if (row.TryGetProperty(name, out var one))
            {
                one.WriteTo(writer);
            }
            else
            {
                writer.WriteNullValue();
            }

            return;
        }

        writer.WriteStartArray();
        foreach (var reference in DirectoryObjects.References(row, name).Take(ExpandLimit))
        {
            if (name is "owners" or "members" or "appliesTo")
            {
                DirectoryObjects.Write(writer, tenant, reference);
            }
            else
            {
                reference.WriteTo(writer);
            }
        }

        writer.WriteEndArray();
    }
}

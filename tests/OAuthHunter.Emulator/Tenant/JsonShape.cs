using System.Text.Json.Nodes;

namespace OAuthHunter.Emulator.Tenant;

/// <summary>Small moves on JSON objects, from which the shapes are made.</summary>
internal static class JsonShape
{
    /// <summary>Takes a value out of the object; null when it is not there.</summary>
    public static JsonNode? Take(this JsonObject row, string name)
    {
        var value = row[name];
        row.Remove(name);
        return value;
    }

    public static void Rename(this JsonObject row, string from, string to)
    {
        if (row.ContainsKey(from))
        {
            row[to] = row.Take(from);
        }
    }

    /// <summary>Gathers properties into an object of their own; pairs are the name here and the name in there.</summary>
    public static JsonObject? Gather(this JsonObject row, params (string From, string To)[] names)
    {
        var found = names.Where(name => row.ContainsKey(name.From)).ToList();
        return found.Count == 0 ? null : new JsonObject(found.Select(name => KeyValuePair.Create(name.To, row.Take(name.From))));
    }

    public static void Put(this JsonObject row, string name, JsonNode? value)
    {
        if (value is not null)
        {
            row[name] = value;
        }
    }

    /// <summary>The objects of a list; nothing when there is none.</summary>
    public static IEnumerable<JsonObject> Items(this JsonObject row, string name) => row[name] is JsonArray list ? list.OfType<JsonObject>() : [];

    /// <summary>A list of ids as a list of objects with an id.</summary>
    public static void Refer(this JsonObject row, string from, string to)
    {
        if (row.Take(from) is JsonArray ids)
        {
            row[to] = new JsonArray([.. ids.Select(id => (JsonNode)new JsonObject { ["id"] = id?.DeepClone() })]);
        }
    }
}

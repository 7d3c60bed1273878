using System.Text.Json;
using OAuthHunter.Emulator.Tenant;

namespace OAuthHunter.Emulator.Graph;

/// <summary>Which rows a path means, before any filter.</summary>
internal sealed class RowSelection(SnapshotTenant tenant)
{
    /// <summary>A count, and a way to the row at each position. The document belongs to the caller. Null when the parent does not exist.</summary>
    public (int Count, Func<int, JsonDocument> At)? Of(GraphTarget target)
    {
        var table = tenant.Set(target.Resource.Set);
        if (target.IsSingle && target.Key is not null)
        {
            return Position(table, target.Key) is { } found ? (1, _ => table.Row(found)) : null;
        }

        if (target.Key is null)
        {
            return (table.Count, table.Row);
        }

        // The set before the key: groups/{id}/members, policies/tokenLifetimePolicies/{id}/appliesTo.
        var segments = target.Resource.Path.Split('/');
        var parentSet = segments.TakeWhile(segment => segment != "{id}").Last();
        var parents = tenant.Set(parentSet);
        if (Position(parents, target.Key) is not { } parent)
        {
            return null;
        }

        using var row = parents.Row(parent);
        var child = segments[^1];
        var id = row.RootElement.GetProperty("id").GetString()!;
        return child switch
        {
            "appRoleAssignedTo" => Indexed(table, table.Find("resourceId", id)),
            "appRoleAssignments" => Indexed(table, table.Find("principalId", id)),
            "federationConfiguration" => Indexed(table, table.Find("domainId", id)),
            "transitiveMembers" => Objects(TransitiveMembers(id)),
            _ => Objects([.. DirectoryObjects.References(row.RootElement, child).Select(Rendered)]),
        };
    }

    private static (int Count, Func<int, JsonDocument> At) Indexed(EntityTable table, IReadOnlyList<int> rows) => (rows.Count, i => table.Row(rows[i]));

    private static (int Count, Func<int, JsonDocument> At) Objects(IReadOnlyList<byte[]> objects) => (objects.Count, i => JsonDocument.Parse(objects[i]));

    /// <summary>A row by id, or by alternate key (<c>appId='…'</c>).</summary>
    private static int? Position(EntityTable table, string key)
    {
        var equals = key.IndexOf('=', StringComparison.Ordinal);
        var rows = equals > 0 ? table.Find(key[..equals], key[(equals + 1)..].Trim('\'')) : table.Find("id", key.Trim('\''));
        return rows is [var index, ..] ? index : null;
    }

    private byte[] Rendered(JsonElement reference)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            DirectoryObjects.Write(writer, tenant, reference);
        }

        return stream.ToArray();
    }

    private List<byte[]> TransitiveMembers(string groupId)
    {
        var members = new List<byte[]>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { groupId };
        var groups = new Queue<string>([groupId]);
        while (groups.TryDequeue(out var id))
        {
            foreach (var index in tenant.Set("groups").Find("id", id))
            {
                using var row = tenant.Set("groups").Row(index);
                foreach (var reference in DirectoryObjects.References(row.RootElement, "members"))
                {
                    if (DirectoryObjects.IdOf(reference) is { } member && seen.Add(member))
                    {
                        members.Add(Rendered(reference));
                        groups.Enqueue(member);
                    }
                }
            }
        }

        return members;
    }
}

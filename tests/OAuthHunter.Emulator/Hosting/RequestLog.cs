using System.Text.Json.Nodes;

namespace OAuthHunter.Emulator.Hosting;

/// <summary>Counts what was asked. Steps of a batch count too, under their own operation.</summary>
public sealed class RequestLog
{
    private const int Kept = 10_000;

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, int> operations = new(StringComparer.Ordinal);
    private readonly Queue<RecordedRequest> requests = new();

    /// <summary>How often each operation was called, for example <c>GET v1.0/servicePrincipals/{id}/appRoleAssignedTo</c>.</summary>
    public IReadOnlyDictionary<string, int> Operations
    {
        get
        {
            lock (gate)
            {
                return new SortedDictionary<string, int>(operations, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>The latest requests, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    /// <summary>Calls of operations whose name holds the text.</summary>
    public int Count(string operationPart) => Operations.Where(pair => pair.Key.Contains(operationPart, StringComparison.OrdinalIgnoreCase)).Sum(pair => pair.Value);

    public void Reset()
    {
        lock (gate)
        {
            operations.Clear();
            requests.Clear();
        }
    }

    internal void Add(string operation, RecordedRequest request)
    {
        lock (gate)
        {
            operations[operation] = operations.GetValueOrDefault(operation) + 1;
            requests.Enqueue(request);
            if (requests.Count > Kept)
            {
                requests.Dequeue();
            }
        }
    }

    internal JsonObject ToJson()
    {
        var counts = new JsonObject();
        foreach (var (operation, count) in Operations)
        {
            counts[operation] = count;
        }

        return new JsonObject
        {
            ["total"] = Operations.Values.Sum(),
            ["operations"] = counts,
            ["requests"] = new JsonArray([.. Requests.Select(request => (JsonNode)new JsonObject
            {
                ["method"] = request.Method,
                ["url"] = request.Url,
                ["status"] = request.Status,
                ["fault"] = request.Fault,
            })]),
        };
    }
}

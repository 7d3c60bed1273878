using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Hosting;

namespace OAuthHunter.Module.Tests.Support;

/// <summary>
/// What stands behind the fake modules: their cmdlets' answers, from the emulated tenant, in the shapes in which the real modules
/// hand them out. Notes on which thread it was called.
/// </summary>
public sealed class FakeSessions : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly TenantEmulator emulator;

    internal FakeSessions(TenantEmulator emulator)
    {
        this.emulator = emulator;
        GraphToken = emulator.IssueGraphToken();
        ExchangeToken = emulator.IssueExchangeToken();
    }

    public string GraphToken { get; }

    public string ExchangeToken { get; }

    public string TenantId => emulator.TenantId;

    public ConcurrentBag<int> Threads { get; } = [];

    public ConcurrentQueue<string> Calls { get; } = [];

    public void Dispose() => http.Dispose();

    /// <summary>Status, headers and body of a request, as Invoke-MgGraphRequest gets them.</summary>
    public Hashtable Graph(string method, Uri address, string? body)
    {
        Note($"{method} {address.AbsolutePath}");
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", GraphToken);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var response = http.Send(request);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        return new Hashtable
        {
            ["Status"] = response.StatusCode,
            ["Body"] = reader.ReadToEnd(),
            ["Headers"] = response.Headers.ToDictionary(header => header.Key, header => header.Value),
        };
    }

    /// <summary>Runs a cmdlet and follows its pages, as the module's own functions do.</summary>
    public PSObject[] Exchange(string cmdlet, IDictionary parameters)
    {
        Note(cmdlet);
        var input = new JsonObject { ["CmdletName"] = cmdlet, ["Parameters"] = new JsonObject(parameters.Keys.Cast<string>().Select(name => KeyValuePair.Create(name, Value(parameters[name])))) };
        var body = new JsonObject { ["CmdletInput"] = input }.ToJsonString();
        var rows = new List<PSObject>();
        for (var address = new Uri(emulator.BaseAddress, $"/adminapi/beta/{TenantId}/InvokeCommand"); address is not null;)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ExchangeToken);
            request.Headers.Add("X-AnchorMailbox", "UPN:admin@contoso.com");
            using var response = http.Send(request);
            using var reader = new StreamReader(response.Content.ReadAsStream());
            var answer = response.IsSuccessStatusCode ? JsonNode.Parse(reader.ReadToEnd())! : throw new InvalidOperationException($"{cmdlet}: {(int)response.StatusCode}");
            rows.AddRange(answer["value"]!.AsArray().Select(row => Shape(row!.AsObject())));
            address = answer["@odata.nextLink"]?.ToString() is { } next ? new Uri(next) : null;
        }

        return [.. rows];
    }

    private void Note(string call)
    {
        Threads.Add(Environment.CurrentManagedThreadId);
        Calls.Enqueue(call);
    }

    private static JsonNode? Value(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        DateTime time => time.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture),
        string[] items => new JsonArray([.. items.Select(item => (JsonNode)item)]),
        int number => number,
        bool flag => flag,
        { } other => other.ToString(),
        null => null,
    };

    /// <summary>An object with notes for properties: lists are ArrayLists, times are DateTimes in UTC, ids are Guids, enums are texts.</summary>
    private static PSObject Shape(JsonObject row)
    {
        var shaped = new PSObject();
        shaped.TypeNames.Insert(0, "Deserialized.Microsoft.Exchange.Data.Directory.SystemConfiguration.Object");
        foreach (var (name, value) in row.Where(pair => !pair.Key.Contains('@', StringComparison.Ordinal)))
        {
            shaped.Properties.Add(new PSNoteProperty(name, Shape(row, name, value)));
        }

        return shaped;
    }

    private static object? Shape(JsonObject row, string name, JsonNode? value) => value switch
    {
        JsonArray list => new ArrayList(list.Select(item => item!.ToString()).ToArray()),
        JsonValue flag when flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False => flag.GetValue<bool>(),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => number.GetValue<int>(),
        JsonValue text when row[name + "@data.type"]?.ToString() == "System.DateTime" => DateTime.Parse(text.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        JsonValue text when row[name + "@data.type"]?.ToString() == "System.Guid" => Guid.Parse(text.ToString()),
        JsonValue text => text.ToString(),
        _ => null,
    };
}

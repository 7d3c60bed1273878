using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Emulator;

/// <summary>A small invented tenant behind an emulator, and a client that asks it.</summary>
internal sealed class EmulatedTenant : IAsyncDisposable
{
    public const string TenantId = "00000000-aaaa-4000-8000-000000000001";

    private readonly TempFolder folder;

    private EmulatedTenant(TempFolder folder, TenantEmulator emulator)
    {
        this.folder = folder;
        Emulator = emulator;
        Http = new HttpClient { BaseAddress = emulator.BaseAddress };
    }

    public TenantEmulator Emulator { get; }

    public HttpClient Http { get; }

    /// <summary>Starts an emulator over sets of rows.</summary>
    public static async Task<EmulatedTenant> StartAsync(Func<EmulatorOptions, EmulatorOptions>? change, params (string Set, IEnumerable<object> Rows)[] sets)
    {
        var folder = new TempFolder();
        foreach (var (set, rows) in sets.Append(("organization", [new { id = TenantId, displayName = "Contoso" }])))
        {
            folder.Write(set + ".ndjson", string.Concat(rows.Select(row => JsonSerializer.Serialize(row) + "\n")));
        }

        var options = new EmulatorOptions { SnapshotPath = folder.Path };
        return new EmulatedTenant(folder, await TenantEmulator.StartAsync(change?.Invoke(options) ?? options));
    }

    /// <summary>Asks Graph as the identity that the options describe.</summary>
    public Task<(int Status, JsonNode Body)> GetAsync(string url, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, url, null, Emulator.IssueGraphToken(), headers);

    public async Task<(int Status, JsonNode Body)> SendAsync(HttpMethod method, string url, object? body, string? token, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)! : JsonValue.Create(text)!);
    }

    public static IEnumerable<object> Users(int count) =>
        Enumerable.Range(1, count).Select(i => (object)new { id = $"user-{i:000}", displayName = $"User {i}", userPrincipalName = $"user{i}@contoso.com", accountEnabled = i % 2 == 0 });

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Emulator.DisposeAsync();
        folder.Dispose();
    }
}

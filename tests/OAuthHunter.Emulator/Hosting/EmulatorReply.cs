using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OAuthHunter.Emulator.Hosting;

/// <summary>An answer before it goes on the wire.</summary>
internal sealed record EmulatorReply(int Status, ReadOnlyMemory<byte> Body)
{
    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>When set, the connection is dropped after that many bytes of the body.</summary>
    public int? CutAfter { get; init; }

    public static EmulatorReply Json(int status, JsonNode body) => new(status, JsonSerializer.SerializeToUtf8Bytes(body));

    public static EmulatorReply Text(int status, string text) => new(status, Encoding.UTF8.GetBytes(text)) { ContentType = "text/plain; charset=utf-8" };

    public static EmulatorReply Empty(int status) => new(status, ReadOnlyMemory<byte>.Empty);

    public EmulatorReply With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }
}

using System.Text;

namespace OAuthHunter.Emulator.Hosting;

/// <summary>A request as the services see it: from the wire, or one step of a batch.</summary>
internal sealed record EmulatorRequest
{
    public required string Method { get; init; }

    /// <summary>Decoded path without the host.</summary>
    public required string Path { get; init; }

    /// <summary>As sent, with the question mark, or empty.</summary>
    public string QueryString { get; init; } = string.Empty;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Scheme and authority that the client used; links point back to it.</summary>
    public required string BaseAddress { get; init; }

    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    /// <summary>The token of the Authorization header; null without one.</summary>
    public string? BearerToken => Header("Authorization") is { } text && text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? text[7..].Trim() : null;
}

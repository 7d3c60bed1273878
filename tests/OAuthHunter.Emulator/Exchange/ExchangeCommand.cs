using System.Text.Json;

namespace OAuthHunter.Emulator.Exchange;

/// <summary>A cmdlet with its parameters, as a request's body names them.</summary>
internal sealed record ExchangeCommand(string Name, IReadOnlyDictionary<string, JsonElement> Parameters)
{
    /// <summary>Null when the body is no command.</summary>
    public static ExchangeCommand? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var input = document.RootElement.GetProperty("CmdletInput");
            var parameters = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
            foreach (var parameter in input.GetProperty("Parameters").EnumerateObject())
            {
                if (!parameter.Name.Contains('@', StringComparison.Ordinal))
                {
                    parameters[parameter.Name] = parameter.Value.Clone();
                }
            }

            return new ExchangeCommand(input.GetProperty("CmdletName").GetString()!, parameters);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    public string? Text(string name) => Parameters.TryGetValue(name, out var value) ? value.ToString() : null;

    public IReadOnlyList<string> Texts(string name) => !Parameters.TryGetValue(name, out var value)
        ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.ToString())] : [value.ToString()];
}

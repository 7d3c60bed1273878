using System.Globalization;
using System.Text.Json;

namespace OAuthHunter.Providers.Exchange;

/// <summary>A cmdlet with its parameters. Values are texts, flags, numbers, times or lists of texts.</summary>
internal sealed class ExchangeCommand(string name, IReadOnlyDictionary<string, object>? parameters = null)
{
    public string Name { get; } = name;

    public IReadOnlyDictionary<string, object> Parameters { get; } = parameters ?? new Dictionary<string, object>();

    /// <summary>Properties to return, comma-separated; null for all that the cmdlet has, which can be hundreds.</summary>
    public string? Select { get; init; }

    /// <summary>The request's body. Parameters are an object even when there are none: the endpoint refuses null.</summary>
    public byte[] ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("CmdletInput");
            writer.WriteString("CmdletName", Name);
            writer.WriteStartObject("Parameters");
            foreach (var parameter in Parameters)
            {
                writer.WritePropertyName(parameter.Key);
                Write(writer, parameter.Value);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture));
                break;
            case IEnumerable<string> items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    writer.WriteStringValue(item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}

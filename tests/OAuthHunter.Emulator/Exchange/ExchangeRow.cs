using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OAuthHunter.Emulator.Exchange;

/// <summary>Puts the sidecars beside a row's properties, as the endpoint does.</summary>
internal static class ExchangeRow
{
    public static JsonObject Dress(JsonObject row)
    {
        var dressed = new JsonObject();
        foreach (var (name, value) in row)
        {
            foreach (var (sidecar, type) in Sidecars(value))
            {
                dressed[name + sidecar] = type;
            }

            dressed[name] = value?.DeepClone();
        }

        return dressed;
    }

    private static IEnumerable<(string Sidecar, string Type)> Sidecars(JsonNode? value) => value switch
    {
        JsonArray => [("@odata.type", "#Collection(String)")],
        JsonValue text when text.GetValueKind() == JsonValueKind.String && Guid.TryParse(text.ToString(), out _) => [("@data.type", "System.Guid"), ("@odata.type", "#Guid")],
        JsonValue text when text.GetValueKind() == JsonValueKind.String && IsTime(text.ToString()) => [("@data.type", "System.DateTime")],
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => [("@data.type", "System.Int32"), ("@odata.type", "#Int32")],
        _ => [],
    };

    private static bool IsTime(string text) =>
        text.Length >= 19 && text[4] == '-' && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

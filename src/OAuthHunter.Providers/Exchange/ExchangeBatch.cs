using System.Globalization;
using System.Text.Json;

namespace OAuthHunter.Providers.Exchange;

/// <summary>
/// Several commands in one request and their answers in one response. Answers come in any order and stand for themselves; what is
/// no whole and sound page is left out, because its command is asked again by itself, with all the patience that it takes.
/// </summary>
internal static class ExchangeBatch
{
    /// <summary>As many commands as the endpoint takes at once.</summary>
    public const int Largest = 10;

    /// <summary>The request's body. Each command goes to the address at which it would stand alone, with the same headers.</summary>
    public static byte[] Compose(IReadOnlyList<ExchangeCommand> commands, Uri address, string anchor)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("requests");
            for (var index = 0; index < commands.Count; index++)
            {
                writer.WriteStartObject();
                writer.WriteString("id", index.ToString(CultureInfo.InvariantCulture));
                writer.WriteString("method", "POST");
                writer.WriteString("url", address.AbsoluteUri);
                writer.WriteStartObject("headers");
                writer.WriteString("Content-Type", "application/json");
                writer.WriteString("Prefer", ExchangeClient.PageWish);
                writer.WriteString("X-CmdletName", commands[index].Name);
                writer.WriteString("X-AnchorMailbox", anchor);
                writer.WriteString("X-ResponseFormat", "json");
                writer.WriteString("X-SerializationLevel", "Partial");
                writer.WriteEndObject();
                writer.WritePropertyName("body");
                writer.WriteRawValue(commands[index].ToJson());
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>
    /// The pages that are sound and whole listings. One that has a next page is left out too: that page answers only to the server
    /// that gave the first, which a batch does not tell.
    /// </summary>
    public static IReadOnlyDictionary<ExchangeCommand, ExchangePage> Read(ReadOnlyMemory<byte> body, IReadOnlyList<ExchangeCommand> commands)
    {
        var pages = new Dictionary<ExchangeCommand, ExchangePage>();
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("responses", out var answers) || answers.ValueKind != JsonValueKind.Array)
            {
                return pages;
            }

            foreach (var answer in answers.EnumerateArray().Where(answer => answer.ValueKind == JsonValueKind.Object))
            {
                if (answer.TryGetProperty("id", out var id) && int.TryParse(id.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < commands.Count
                    && answer.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Number && status.TryGetInt32(out var code) && code is >= 200 and < 300
                    && answer.TryGetProperty("body", out var page) && ExchangePage.TryRead(page, out _) is { NextLink: null } sound)
                {
                    pages[commands[index]] = sound;
                }
            }
        }
        catch (JsonException)
        {
            // Damaged or cut off: nobody knows what it held, and everything is asked for alone.
            pages.Clear();
        }

        return pages;
    }
}

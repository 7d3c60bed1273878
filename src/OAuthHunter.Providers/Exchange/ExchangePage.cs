using System.Text.Json;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Exchange;

/// <summary>One answer of the endpoint, parsed to its last byte before anything of it is used.</summary>
internal sealed class ExchangePage
{
    private const string ErrorsName = "@adminapi.errors";
    private const string WarningsName = "@adminapi.warnings";

    private ExchangePage(JsonElement root)
    {
        Rows = [.. root.GetProperty("value").EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)];
        NextLink = root.TryGetProperty("@odata.nextLink", out var link) && link.ValueKind == JsonValueKind.String ? link.GetString() : null;
        Problem = Texts(root, ErrorsName).FirstOrDefault() is { } error
            ? $"The service reported an error beside the rows: {Secrets.Scrub(error)}"
            : Texts(root, WarningsName).FirstOrDefault(IsTruncation) is { } warning
                ? $"The service cut the list: {Secrets.Scrub(warning)}"
                : null;
    }

    public IReadOnlyList<JsonElement> Rows { get; }

    /// <summary>Where the next page is; null on the last.</summary>
    public string? NextLink { get; }

    /// <summary>Why the rows are not all there are, in spite of the status; null when nothing says so.</summary>
    public string? Problem { get; }

    /// <summary>Parses an answer; null with the flaw when it is none, is cut off, or holds an error in spite of its status.</summary>
    public static ExchangePage? TryParse(ReadOnlyMemory<byte> body, out ServiceError? flaw)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return TryRead(document.RootElement, out flaw);
        }
        catch (JsonException)
        {
            // The parser's message can quote the body; ours does not.
            flaw = new ServiceError(null, "The page is damaged or was cut off.");
        }

        return null;
    }

    /// <inheritdoc cref="TryParse"/>
    public static ExchangePage? TryRead(JsonElement root, out ServiceError? flaw)
    {
        flaw = ServiceError.Of(root);
        if (flaw is null && root.ValueKind == JsonValueKind.Object && root.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Array)
        {
            return new ExchangePage(root.Clone());
        }

        flaw ??= new ServiceError(null, "The answer is no list of rows.");
        return null;
    }

    /// <summary>Whether a warning says that there was more.</summary>
    public static bool IsTruncation(string warning) =>
        warning.IndexOf("more results", StringComparison.OrdinalIgnoreCase) >= 0 || warning.IndexOf("ResultSize", StringComparison.OrdinalIgnoreCase) >= 0;

    private static IEnumerable<string> Texts(JsonElement root, string name) => !root.TryGetProperty(name, out var list)
        ? []
        : list.ValueKind switch
        {
            JsonValueKind.Array => list.EnumerateArray().Select(item => item.ToString()).Where(text => text.Length > 0),
            JsonValueKind.String when list.GetString() is { Length: > 0 } text => [text],
            _ => [],
        };
}

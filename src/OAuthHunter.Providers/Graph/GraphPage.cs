using System.Text.Json;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Graph;

/// <summary>One page of a listing, parsed to its last byte before anything of it is used.</summary>
internal sealed class GraphPage : IDisposable
{
    private readonly JsonDocument document;
    private readonly bool isSingle;
    private readonly JsonNames names = new();
    private readonly TextPool? texts;
    private ServiceResponse? body;

    private GraphPage(JsonDocument document, bool isSingle, TextPool? texts)
    {
        this.texts = texts;
        this.document = document;
        this.isSingle = isSingle;
    }

    /// <summary>Link to the next page; null on the last.</summary>
    public string? NextLink => document.RootElement.TryGetProperty("@odata.nextLink", out var link) && link.ValueKind == JsonValueKind.String ? link.GetString() : null;

    /// <summary>The objects of the page; valid until it is disposed.</summary>
    public IEnumerable<JsonRow> Rows => isSingle
        ? [new JsonRow(document.RootElement, names, texts, isFromService: true)]
        : document.RootElement.GetProperty("value").EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => new JsonRow(item, names, texts, isFromService: true));

    /// <summary>Parses a page; null with the flaw when it is none, is cut off, or holds an error in spite of its status.</summary>
    public static GraphPage? TryParse(ReadOnlyMemory<byte> body, bool isSingle, out ServiceError? flaw, TextPool? texts = null)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(WithoutMark(body));
        }
        catch (JsonException)
        {
            // The parser's message can quote the body; ours does not.
            flaw = new ServiceError(null, "The page is damaged or was cut off.");
            return null;
        }

        flaw = ServiceError.Of(document.RootElement)
            ?? (IsPage(document.RootElement, isSingle) ? null : new ServiceError(null, "The answer is no page of a listing."));
        if (flaw is null)
        {
            return new GraphPage(document, isSingle, texts);
        }

        document.Dispose();
        return null;
    }

    /// <summary>Parses an answer and takes it over: its memory is given back with the page.</summary>
    public static GraphPage? TryParse(ServiceResponse response, bool isSingle, out ServiceError? flaw, TextPool? texts = null)
    {
        var page = TryParse(response.Body, isSingle, out flaw, texts);
        if (page is not null)
        {
            page.body = response;
        }

        return page;
    }

    public void Dispose()
    {
        document.Dispose();
        body?.Release();
        body = null;
    }

    private static bool IsPage(JsonElement root, bool isSingle) =>
        root.ValueKind == JsonValueKind.Object
        && (isSingle || (root.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Array));

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Length >= 3 && body.Span[0] == 0xEF && body.Span[1] == 0xBB && body.Span[2] == 0xBF ? body.Slice(3) : body;
}

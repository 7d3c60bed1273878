using System.Text.Json;

namespace OAuthHunter.Providers.Json;

/// <summary>
/// Where the properties of one JSON object stand in its bytes. Filled in one pass and used again for the next record, so that most
/// of what comes by the million is told and passed over without a document, a text or a list being made of it.
/// </summary>
internal sealed class JsonIndex
{
    private const int MostProperties = 64;

    private static readonly JsonDocumentOptions DocumentOptions = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 128 };
    private static readonly JsonReaderOptions ReaderOptions = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 128 };

    private readonly JsonNames names = new();
    private readonly JsonIndexEntry[] entries = new JsonIndexEntry[MostProperties];
    private readonly JsonElement?[] elements = new JsonElement?[MostProperties];
    private bool hasElements;

    /// <summary>The bytes that the entries point into.</summary>
    public byte[] Bytes { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>True when the last object had more properties than an index holds; it is no worse for that.</summary>
    public bool IsFull { get; private set; }

    public JsonIndexEntry this[int place] => entries[place];

    /// <summary>Indexes an object; false when the bytes are not one whole JSON object, or not one that fits.</summary>
    public bool Read(byte[] bytes, int offset, int length)
    {
        Clear(bytes);
        try
        {
            var reader = new Utf8JsonReader(new ReadOnlySpan<byte>(bytes, offset, length), ReaderOptions);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (Count == MostProperties)
                {
                    IsFull = true;
                    return false;
                }

                var name = names.NameAt(Count, ref reader);
                reader.Read();
                var (type, start, isEscaped) = (reader.TokenType, (int)reader.TokenStartIndex, reader.ValueIsEscaped);
                reader.Skip();
                entries[Count++] = new JsonIndexEntry(name, type, offset + start, (int)reader.BytesConsumed - start, isEscaped);
            }

            return reader.TokenType == JsonTokenType.EndObject && !reader.Read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Place of a property: of several that differ in case the first with a value; below zero when there is none.</summary>
    public int Find(string name)
    {
        var found = -1;
        for (var place = 0; place < Count; place++)
        {
            ref readonly var entry = ref entries[place];
            if (entry.Name.Length == name.Length && string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                if (entry.Type != JsonTokenType.Null)
                {
                    return place;
                }

                found = found < 0 ? place : found;
            }
        }

        return found;
    }

    /// <summary>Whether a property is there, in just this case.</summary>
    public bool HasExactly(string name)
    {
        for (var place = 0; place < Count; place++)
        {
            if (string.Equals(entries[place].Name, name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A value as an element of its own.</summary>
    public JsonElement ElementAt(int place)
    {
        if (elements[place] is { } known)
        {
            return known;
        }

        using var document = JsonDocument.Parse(new ReadOnlyMemory<byte>(Bytes, entries[place].Start, entries[place].Length), DocumentOptions);
        var element = document.RootElement.Clone();
        elements[place] = element;
        hasElements = true;
        return element;
    }

    private void Clear(byte[] bytes)
    {
        if (hasElements)
        {
            Array.Clear(elements, 0, elements.Length);
            hasElements = false;
        }

        Bytes = bytes;
        Count = 0;
        IsFull = false;
    }
}

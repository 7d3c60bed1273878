namespace OAuthHunter.Providers.Json;

/// <summary>What the splitter found next.</summary>
internal enum JsonPieceKind
{
    /// <summary>An object of the file's outermost level.</summary>
    Element,

    /// <summary>The head of a page: everything before its list.</summary>
    PageHead,

    /// <summary>The tail of a page: everything behind its list.</summary>
    PageTail,

    /// <summary>Something that is no whole object; reading went on behind it.</summary>
    Damaged,

    /// <summary>The file ends inside an object or list.</summary>
    CutOff,
}

/// <summary>A piece of a JSON file. Its bytes are valid until the next piece is asked for.</summary>
internal readonly record struct JsonPiece(JsonPieceKind Kind, ReadOnlyMemory<byte> Bytes, long Line, string? Reason = null);

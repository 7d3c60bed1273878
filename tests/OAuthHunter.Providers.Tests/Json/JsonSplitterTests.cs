using System.Text;
using System.Text.Json;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Tests.Json;

public sealed class JsonSplitterTests
{
    [Theory]
    [InlineData("""{"a":1}""", 1)]
    [InlineData("""[{"a":1},{"a":2}]""", 2)]
    [InlineData("""{"value":[{"a":1},{"a":2}]}""", 2)]
    [InlineData("""{"records":[{"a":1}]}""", 1)]
    [InlineData("""[{"value":[{"a":1}]},{"value":[{"a":2}]}]""", 2)]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", 2)]
    [InlineData("{\"a\":1}\r\n{\"a\":2}", 2)]
    [InlineData("""{"a":1}{"a":2}{"a":3}""", 3)]
    [InlineData("""[null,{"a":1},7,"x"]""", 1)]
    [InlineData("""{"a":"} ] \" {"}""", 1)]
    [InlineData("""{"a":{"value":[{"b":1}]}}""", 1)]
    [InlineData("""{"value":["text"]}""", 1)]
    [InlineData("[]", 0)]
    [InlineData("""{"value":[]}""", 0)]
    public void Every_layout_gives_its_objects(string text, int count)
    {
        var pieces = Split(text);

        Assert.Equal(count, pieces.Count(piece => piece.Kind == JsonPieceKind.Element));
        Assert.DoesNotContain(pieces, piece => piece.Kind is JsonPieceKind.Damaged or JsonPieceKind.CutOff);
    }

    [Fact]
    public void An_object_not_closed_does_not_take_its_neighbours_with_it()
    {
        var pieces = Split("{\"a\":1}\n{\"a\":{\"b\":2}\n{\"a\":3}\n{\"a\":4}\n");

        Assert.Equal([1L, 3L, 4L], Lines(pieces, JsonPieceKind.Element));
        Assert.Equal([2L], Lines(pieces, JsonPieceKind.Damaged));
    }

    [Fact]
    public void A_text_not_closed_is_noticed_at_the_end_of_its_line()
    {
        var pieces = Split("{\"a\":\"x\n{\"a\":2}\n");

        Assert.Equal([1L], Lines(pieces, JsonPieceKind.Damaged));
        Assert.Equal([2L], Lines(pieces, JsonPieceKind.Element));
    }

    [Fact]
    public void Damage_in_an_indented_list_ends_at_the_next_object_of_its_depth()
    {
        var pieces = Split("[\n  {\n    \"a\": \"x\n  },\n  {\n    \"a\": 2\n  }\n]");

        Assert.Equal([2L], Lines(pieces, JsonPieceKind.Damaged));
        Assert.Equal([5L], Lines(pieces, JsonPieceKind.Element));
    }

    [Fact]
    public void Lines_that_are_no_JSON_are_named()
    {
        var pieces = Split("{\"a\":1}\nexport failed\n{\"a\":3}\n");

        Assert.Equal([2L], Lines(pieces, JsonPieceKind.Damaged));
        Assert.Equal([1L, 3L], Lines(pieces, JsonPieceKind.Element));
    }

    [Theory]
    [InlineData("""[{"a":1},{"a":""", 1)]
    [InlineData("""{"value":[{"a":1},{"a":2}""", 2)]
    [InlineData("""{"value":[{"a":1}]""", 1)]
    [InlineData("[{\"a\":1},", 1)]
    [InlineData("{\"a\":\"unfinished", 0)]
    public void A_file_cut_off_keeps_what_came_before(string text, int whole)
    {
        var pieces = Split(text);

        Assert.Equal(whole, pieces.Count(piece => piece.Kind == JsonPieceKind.Element));
        Assert.Single(pieces, piece => piece.Kind == JsonPieceKind.CutOff);
    }

    [Fact]
    public void An_object_beyond_all_bounds_is_let_go()
    {
        var pieces = Split("{\"a\":\"" + new string('x', 5000) + "\"}\n{\"a\":2}\n", 1000);

        Assert.Equal([1L], Lines(pieces, JsonPieceKind.Damaged));
        Assert.Equal([2L], Lines(pieces, JsonPieceKind.Element));
    }

    [Fact]
    public void Objects_larger_than_the_buffer_are_whole()
    {
        var large = "{\"a\":\"" + new string('x', 1_000_000) + "\"}";

        var pieces = Split(large + "\n" + large + "\n");

        Assert.Equal([large.Length, large.Length], pieces.Select(piece => piece.Length));
    }

    private static long[] Lines(List<(JsonPieceKind Kind, long Line, int Length)> pieces, JsonPieceKind kind) =>
        [.. pieces.Where(piece => piece.Kind == kind).Select(piece => piece.Line)];

    private static List<(JsonPieceKind Kind, long Line, int Length)> Split(string text, int maxBytes = 64 * 1024 * 1024)
    {
        var splitter = new JsonSplitter(new MemoryStream(Encoding.UTF8.GetBytes(text)), maxBytes);
        var pieces = new List<(JsonPieceKind, long, int)>();
        while (splitter.Next() is { } piece)
        {
            // A line taken for an object is looked at closely when the parser refuses it, as the file reader does.
            if (piece.Kind == JsonPieceKind.Element && !IsJson(piece.Bytes) && splitter.Retry())
            {
                continue;
            }

            pieces.Add((piece.Kind, piece.Line, piece.Bytes.Length));
        }

        return pieces;
    }

    private static bool IsJson(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

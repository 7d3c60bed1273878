using System.Globalization;
using System.Text;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Reads JSON into dictionaries, lists and texts; numbers stay texts. Core carries no package, and these texts are small.</summary>
internal sealed class JsonTextParser(string text)
{
    private const int Deepest = 64;

    private int position;

    /// <summary>The value.</summary>
    /// <exception cref="FormatException">It is no JSON.</exception>
    public object? Parse()
    {
        var value = Value(0);
        Blanks();
        return position == text.Length ? value : throw Wrong();
    }

    /// <summary>
    /// What is whole of an object that was cut off: its values up to the cut, and of a list that the cut went through the items
    /// before it. Empty when it is no object.
    /// </summary>
    public Dictionary<string, object?> ParseHead()
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        try
        {
            for (var goesOn = Take('{'); goesOn && !IsAtEnd; goesOn = Take(','))
            {
                var name = String();
                Expect(':');
                values[name] = IsNext('[') ? HeadOfList() : WholeValue(1);
            }
        }
        catch (FormatException)
        {
            // The cut.
        }

        return values;
    }

    private bool IsAtEnd
    {
        get
        {
            Blanks();
            return position >= text.Length;
        }
    }

    private bool IsNext(char mark) => !IsAtEnd && text[position] == mark;

    private List<object?> HeadOfList()
    {
        var values = new List<object?>();
        try
        {
            position++;
            while (!Take(']'))
            {
                values.Add(WholeValue(2));
                if (!Take(','))
                {
                    Expect(']');
                    break;
                }
            }
        }
        catch (FormatException)
        {
            position = text.Length;
        }

        return values;
    }

    // A number or a word that ends where the text ends may have gone on.
    private object? WholeValue(int depth)
    {
        var value = Value(depth);
        return position < text.Length || text[position - 1] is '"' or '}' or ']' ? value : throw Wrong();
    }

    private object? Value(int depth)
    {
        Blanks();
        if (depth > Deepest || position >= text.Length)
        {
            throw Wrong();
        }

        switch (text[position])
        {
            case '{':
                return Object(depth);
            case '[':
                return List(depth);
            case '"':
                return String();
            default:
                var start = position;
                while (position < text.Length && ",]} \t\r\n".IndexOf(text[position]) < 0)
                {
                    position++;
                }

                return text.Substring(start, position - start) switch
                {
                    "true" => true,
                    "false" => false,
                    "null" => null,
                    var number when double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => number,
                    _ => throw Wrong(),
                };
        }
    }

    private Dictionary<string, object?> Object(int depth)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        position++;
        while (!Take('}'))
        {
            Blanks();
            var name = String();
            Expect(':');
            values[name] = Value(depth + 1);
            if (!Take(','))
            {
                Expect('}');
                break;
            }
        }

        return values;
    }

    private List<object?> List(int depth)
    {
        var values = new List<object?>();
        position++;
        while (!Take(']'))
        {
            values.Add(Value(depth + 1));
            if (!Take(','))
            {
                Expect(']');
                break;
            }
        }

        return values;
    }

    private string String()
    {
        if (position >= text.Length || text[position] != '"')
        {
            throw Wrong();
        }

        var result = new StringBuilder();
        for (position++; position < text.Length && text[position] != '"'; position++)
        {
            if (text[position] != '\\')
            {
                result.Append(text[position]);
                continue;
            }

            position++;
            if (position >= text.Length)
            {
                throw Wrong();
            }

            if (text[position] == 'u' && position + 4 < text.Length && int.TryParse(text.Substring(position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                result.Append((char)code);
                position += 4;
            }
            else
            {
                result.Append(text[position] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var other => other });
            }
        }

        if (position >= text.Length)
        {
            throw Wrong();
        }

        position++;
        return result.ToString();
    }

    private void Blanks()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }
    }

    private bool Take(char mark)
    {
        Blanks();
        if (position >= text.Length || text[position] != mark)
        {
            return false;
        }

        position++;
        return true;
    }

    private void Expect(char mark)
    {
        if (!Take(mark))
        {
            throw Wrong();
        }
    }

    private static FormatException Wrong() => new("This is no JSON.");
}

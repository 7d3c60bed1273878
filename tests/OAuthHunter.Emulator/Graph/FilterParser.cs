using System.Text.Json;

namespace OAuthHunter.Emulator.Graph;

/// <summary>
/// The $filter forms that readers of a tenant use: comparisons, in, and/or/not, startswith, endswith, contains, any() over a list.
/// </summary>
internal sealed class FilterParser
{
    private readonly FilterScanner scanner;
    private readonly Func<string, bool> knows;
    private string? variable;

    private FilterParser(string filter, Func<string, bool> knows)
    {
        scanner = new FilterScanner(filter);
        this.knows = knows;
    }

    /// <summary>The filter as a question to a row, and whether it is an advanced query (ne, not, endswith).</summary>
    /// <param name="filter">Text of $filter.</param>
    /// <param name="knows">Whether the entity has a property; one that it lacks is an error.</param>
    public static (Func<JsonElement, bool> Matches, bool IsAdvanced) Parse(string filter, Func<string, bool> knows)
    {
        var parser = new FilterParser(filter, knows);
        var matches = parser.Or();
        return parser.scanner.AtEnd ? (matches, parser.IsAdvanced) : throw parser.scanner.Invalid();
    }

    private bool IsAdvanced { get; set; }

    private Func<JsonElement, bool> Or()
    {
        var left = And();
        while (scanner.TryTake("or"))
        {
            var (first, second) = (left, And());
            left = row => first(row) || second(row);
        }

        return left;
    }

    private Func<JsonElement, bool> And()
    {
        var left = Unary();
        while (scanner.TryTake("and"))
        {
            var (first, second) = (left, Unary());
            left = row => first(row) && second(row);
        }

        return left;
    }

    private Func<JsonElement, bool> Unary()
    {
        if (scanner.TryTake("not"))
        {
            IsAdvanced = true;
            var inner = Unary();
            return row => !inner(row);
        }

        if (scanner.TryTake("("))
        {
            var inner = Or();
            scanner.Expect(")");
            return inner;
        }

        var word = scanner.Take();
        return scanner.Peek() == "(" ? Call(word) : Comparison(word);
    }

    private Func<JsonElement, bool> Call(string name)
    {
        scanner.Expect("(");
        if (name.EndsWith("/any", StringComparison.Ordinal))
        {
            return Any(name[..^4]);
        }

        var path = Path(scanner.Take());
        scanner.Expect(",");
        var text = FilterValue.Parse(scanner.Take()).Text ?? throw scanner.Invalid();
        scanner.Expect(")");
        Func<string, bool> test = name switch
        {
            "startswith" => value => value.StartsWith(text, StringComparison.OrdinalIgnoreCase),
            "endswith" => value => value.EndsWith(text, StringComparison.OrdinalIgnoreCase),
            "contains" => value => value.Contains(text, StringComparison.OrdinalIgnoreCase),
            _ => throw scanner.Invalid(),
        };
        IsAdvanced |= name != "startswith";
        return row => path(row) is { ValueKind: JsonValueKind.String } value && test(value.GetString()!);
    }

    private Func<JsonElement, bool> Any(string list)
    {
        var path = Path(list);
        var outer = variable;
        variable = scanner.Take();
        scanner.Expect(":");
        var inner = Or();
        scanner.Expect(")");
        variable = outer;
        return row => path(row) is { ValueKind: JsonValueKind.Array } items && items.EnumerateArray().Any(inner);
    }

    private Func<JsonElement, bool> Comparison(string left)
    {
        var path = Path(left);
        var verb = scanner.Take();
        if (verb == "in")
        {
            var values = List();
            return row => values.Exists(value => value.Compare(path(row)) == 0);
        }

        var right = FilterValue.Parse(scanner.Take());
        IsAdvanced |= verb == "ne";
        return verb switch
        {
            "eq" => row => right.Compare(path(row)) == 0,
            "ne" => row => right.Compare(path(row)) != 0,
            "gt" => row => right.Compare(path(row)) > 0,
            "ge" => row => right.Compare(path(row)) >= 0,
            "lt" => row => right.Compare(path(row)) < 0,
            "le" => row => right.Compare(path(row)) <= 0,
            _ => throw scanner.Invalid(),
        };
    }

    private List<FilterValue> List()
    {
        var values = new List<FilterValue>();
        scanner.Expect("(");
        do
        {
            values.Add(FilterValue.Parse(scanner.Take()));
        }
        while (scanner.TryTake(","));

        scanner.Expect(")");
        return values;
    }

    /// <summary>The way to a value: <c>displayName</c>, <c>status/errorCode</c>, or from the variable of an any().</summary>
    private Func<JsonElement, JsonElement?> Path(string text)
    {
        var segments = text.Split('/');
        if (segments[0] == variable)
        {
            segments = segments[1..];
        }
        else if (!knows(segments[0]))
        {
            throw GraphException.BadRequest($"Invalid filter clause: Could not find a property named '{segments[0]}'.");
        }

        return row =>
        {
            var value = row;
            foreach (var segment in segments)
            {
                if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(segment, out value))
                {
                    return null;
                }
            }

            return value;
        };
    }
}

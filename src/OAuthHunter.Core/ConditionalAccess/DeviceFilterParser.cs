namespace OAuthHunter.ConditionalAccess;

/// <summary>Reads the rule language of device filters: <c>device.trustType -eq "ServerAD" -and -not (device.model -in ["a","b"])</c>.</summary>
internal sealed class DeviceFilterParser(string text)
{
    private static readonly HashSet<string> Operations = new(StringComparer.OrdinalIgnoreCase)
    {
        "eq", "ne", "startsWith", "notStartsWith", "endsWith", "notEndsWith", "contains", "notContains", "in", "notIn",
    };

    private readonly List<string> tokens = [];
    private int position;

    public DeviceFilter? Parse()
    {
        try
        {
            Scan();
            var filter = Or();
            return position == tokens.Count ? filter : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private DeviceFilter Or()
    {
        var parts = new List<DeviceFilter> { And() };
        while (Take("-or"))
        {
            parts.Add(And());
        }

        return parts.Count == 1 ? parts[0] : new DeviceFilter.Junction(false, parts);
    }

    private DeviceFilter And()
    {
        var parts = new List<DeviceFilter> { Not() };
        while (Take("-and"))
        {
            parts.Add(Not());
        }

        return parts.Count == 1 ? parts[0] : new DeviceFilter.Junction(true, parts);
    }

    private DeviceFilter Not()
    {
        if (Take("-not") || Take("not"))
        {
            return new DeviceFilter.Negation(Not());
        }

        if (!Take("("))
        {
            return Compare();
        }

        var inner = Or();
        Expect(")");
        return inner;
    }

    private DeviceFilter Compare()
    {
        var property = Next();
        if (!property.StartsWith("device.", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException(property);
        }

        var operation = Next().TrimStart('-');
        if (!Operations.Contains(operation))
        {
            throw new FormatException(operation);
        }

        var values = new List<string>();
        if (Take("["))
        {
            while (!Take("]"))
            {
                values.Add(Value(Next()));
                Take(",");
            }
        }
        else
        {
            values.Add(Value(Next()));
        }

        return new DeviceFilter.Comparison(property.Substring("device.".Length), operation, values);
    }

    private static string Value(string token) => token.Length > 1 && token[0] is '"' or '\'' ? token.Substring(1, token.Length - 2) : token;

    private bool Take(string token)
    {
        if (position >= tokens.Count || !tokens[position].Equals(token, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        position++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Take(token))
        {
            throw new FormatException(token);
        }
    }

    private string Next() => position < tokens.Count ? tokens[position++] : throw new FormatException("end");

    private void Scan()
    {
        for (var index = 0; index < text.Length;)
        {
            var mark = text[index];
            if (char.IsWhiteSpace(mark))
            {
                index++;
            }
            else if (mark is '(' or ')' or '[' or ']' or ',')
            {
                tokens.Add(mark.ToString());
                index++;
            }
            else if (mark is '"' or '\'')
            {
                var end = text.IndexOf(mark, index + 1);
                if (end < 0)
                {
                    throw new FormatException("quote");
                }

                tokens.Add(text.Substring(index, end - index + 1));
                index = end + 1;
            }
            else
            {
                var start = index;
                while (index < text.Length && !char.IsWhiteSpace(text[index]) && "()[],\"'".IndexOf(text[index]) < 0)
                {
                    index++;
                }

                tokens.Add(text.Substring(start, index - start));
            }
        }
    }
}

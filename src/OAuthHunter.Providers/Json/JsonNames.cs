using System.Text.Json;

namespace OAuthHunter.Providers.Json;

/// <summary>
/// Property names seen at each place of the records of one file. Records of a kind list their properties in the same order, so
/// a name is mostly the one that stood there before, and no text has to be made of it.
/// </summary>
internal sealed class JsonNames
{
    private const int Places = 64;
    private const int NamesPerPlace = 4;

    private readonly string?[] names = new string?[Places * NamesPerPlace];
    private readonly byte[]?[] bytes = new byte[]?[Places * NamesPerPlace];
    private readonly byte[] next = new byte[Places];

    public string NameAt(int place, JsonProperty property)
    {
        if (place >= Places)
        {
            return JsonValues.NameOf(property);
        }

        var first = place * NamesPerPlace;
        for (var i = first; i < first + NamesPerPlace && names[i] is { } known; i++)
        {
            if (property.NameEquals(known))
            {
                return known;
            }
        }

        var name = JsonValues.NameOf(property);
        names[first + next[place]] = name;
        next[place] = (byte)((next[place] + 1) % NamesPerPlace);
        return name;
    }

    /// <summary>The same for a reader that stands on a property's name. A set of names is used in one of the two ways.</summary>
    public string NameAt(int place, ref Utf8JsonReader reader)
    {
        if (place >= Places || reader.ValueIsEscaped)
        {
            return reader.GetString()!;
        }

        var first = place * NamesPerPlace;
        for (var i = first; i < first + NamesPerPlace && bytes[i] is { } known; i++)
        {
            if (reader.ValueSpan.SequenceEqual(known))
            {
                return names[i]!;
            }
        }

        var name = reader.GetString()!;
        var at = first + next[place];
        names[at] = name;
        bytes[at] = reader.ValueSpan.ToArray();
        next[place] = (byte)((next[place] + 1) % NamesPerPlace);
        return name;
    }
}

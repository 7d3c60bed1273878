namespace OAuthHunter.Evidence.Mapping;

/// <summary>Values as Exchange's cmdlets give them and their exports flatten them.</summary>
internal static class ExchangeValues
{
    private static readonly char[] Separators = [';', ',', '\r', '\n'];

    /// <summary>
    /// A multi-value: a list, or one string with the values separated by semicolon, comma or line break. Exchange always returns
    /// all properties, so one that is there without a value is an empty list; one that is not there is not known.
    /// </summary>
    public static IReadOnlyList<string>? List(EvidenceRow row, string name)
    {
        if (!row.Has(name))
        {
            return null;
        }

        var items = row.Texts(name) ?? [];
        return [.. items.SelectMany(Split)];
    }

    /// <summary>Like <see cref="List"/>, for values in which a comma or line break is text.</summary>
    public static IReadOnlyList<string>? Whole(EvidenceRow row, string name) => row.Has(name) ? row.Texts(name) ?? [] : null;

    /// <summary>
    /// Address spaces of a connector, <c>smtp:contoso.com;1</c>: the number behind the semicolon is the cost and belongs to the
    /// domain before it.
    /// </summary>
    public static IReadOnlyList<string>? AddressSpaces(EvidenceRow row, string name)
    {
        if (List(row, name) is not { } parts)
        {
            return null;
        }

        var spaces = new List<string>();
        foreach (var part in parts)
        {
            if (spaces.Count > 0 && part.All(char.IsDigit) && spaces[spaces.Count - 1].IndexOf(';') < 0)
            {
                spaces[spaces.Count - 1] += ";" + part;
            }
            else
            {
                spaces.Add(part);
            }
        }

        return spaces;
    }

    /// <summary>A time, from the UTC property where there is one.</summary>
    public static DateTimeOffset? Time(EvidenceRow row, string name) => row.Time(name + "UTC", name);

    /// <summary>The object's GUID, wherever the cmdlet puts it.</summary>
    public static string? Guid(EvidenceRow row) => row.Text("Guid", "ExchangeObjectId", "ImmutableId");

    private static IEnumerable<string> Split(string item) =>
        item.Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Trim().Trim('{', '}').Trim())
            .Where(part => part.Length > 0);
}

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

    /// <summary>A time, from the UTC property where there is one.</summary>
    public static DateTimeOffset? Time(EvidenceRow row, string name) => row.Time(name + "UTC", name);

    /// <summary>The object's GUID, wherever the cmdlet puts it.</summary>
    public static string? Guid(EvidenceRow row) => row.Text("Guid", "ExchangeObjectId", "ImmutableId");

    private static IEnumerable<string> Split(string item) =>
        item.Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Trim().Trim('{', '}').Trim())
            .Where(part => part.Length > 0);
}

using System.Globalization;
using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>
/// One record of an export before it has a meaning: JSON object, CSV line, CliXml object or live PowerShell object behind the
/// same questions. The mappers ask it by Graph's or Exchange's property names; case never matters. Exports disagree on how
/// they write a date, a flag or a list, and this is the one place that knows all the ways.
/// </summary>
public abstract class EvidenceRow
{
    /// <summary>File and line of the record.</summary>
    public EvidenceOrigin Origin { get; set; }

    /// <summary>Names of the properties that are present.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Whether the property is present, even with a null value.</summary>
    public abstract bool Has(string name);

    /// <summary>The value as text; null when absent, null or empty. Objects and lists come as their JSON.</summary>
    public abstract string? Text(string name);

    /// <summary>
    /// The value as a list of texts: an array, a single value, or a string that holds a JSON array. Null when absent;
    /// empty when present with no items.
    /// </summary>
    public abstract IReadOnlyList<string>? Texts(string name);

    /// <summary>The value as an object, also when a string holds its JSON; null when absent or no object.</summary>
    public abstract EvidenceRow? Object(string name);

    /// <summary>
    /// The value as a list of objects: an array, a single object, or a string that holds either. Null items are dropped.
    /// Null when absent; empty when present with no items.
    /// </summary>
    public abstract IReadOnlyList<EvidenceRow>? Objects(string name);

    /// <summary>
    /// The value as name and value pairs, where the row can tell at once that it is a list of nothing else; null when it is not, or
    /// when that takes a closer look.
    /// </summary>
    public virtual IReadOnlyList<NameValue>? Pairs(string name) => null;

    /// <summary>The first of several names that has a value.</summary>
    public string? Text(string name, string alias) => Text(name) ?? Text(alias);

    /// <inheritdoc cref="Text(string, string)"/>
    public string? Text(string name, string alias, string alias2) => Text(name) ?? Text(alias) ?? Text(alias2);

    /// <summary>The value as a flag: true/false in any case, 1/0, yes/no, $true/$false; null when absent or anything else.</summary>
    public virtual bool? Flag(string name) => Text(name)?.Trim().ToLowerInvariant() switch
    {
        "true" or "1" or "yes" or "$true" => true,
        "false" or "0" or "no" or "$false" => false,
        _ => null,
    };

    /// <summary>The value as a whole number; null when absent or no number.</summary>
    public virtual int? Integer(string name) =>
        int.TryParse(Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>The value as a number; null when absent or no number.</summary>
    public virtual double? Number(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>The value as a time in UTC, in any form that exports use (see <see cref="EvidenceTime"/>); null when absent or unreadable.</summary>
    public virtual DateTimeOffset? Time(string name) => EvidenceTime.Parse(Text(name));

    /// <inheritdoc cref="Time(string)"/>
    public DateTimeOffset? Time(string name, string alias) => Time(name) ?? Time(alias);
}

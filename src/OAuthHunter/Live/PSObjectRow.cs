using System.Management.Automation;
using OAuthHunter.Evidence;

namespace OAuthHunter.Live;

/// <summary>
/// A PowerShell object as a row of evidence: live from an Exchange session, deserialized, or imported from CSV or CliXml.
/// Its properties may run script, so it is read on the pipeline thread only.
/// </summary>
internal sealed class PSObjectRow : EvidenceRow
{
    private readonly PSObject source;

    public PSObjectRow(PSObject source, EvidenceOrigin origin)
    {
        this.source = source;
        Origin = origin;
    }

    public override IEnumerable<string> Names => source.Properties.Select(property => property.Name);

    public override bool Has(string name) => source.Properties[name] is not null;

    public override string? Text(string name) => PSValue.Text(Value(name));

    public override IReadOnlyList<string>? Texts(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        var value = Value(name);
        return PSValue.Items(value) is { } items
            ? [.. items.Select(PSValue.Text).OfType<string>()]
            : PSValue.Text(value) is { } single ? [single] : [];
    }

    public override EvidenceRow? Object(string name) => AsRow(Value(name));

    public override IReadOnlyList<EvidenceRow>? Objects(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        var value = Value(name);
        return [.. (PSValue.Items(value) ?? [value]).Select(AsRow).OfType<EvidenceRow>()];
    }

    private PSObjectRow? AsRow(object? value) =>
        value is null || PSValue.IsScalar(value) ? null : new PSObjectRow(PSObject.AsPSObject(value), Origin);

    // A property whose getter fails says nothing; that is not the same as saying "no", but it is the same as being empty.
    private object? Value(string name)
    {
        try
        {
            return source.Properties[name]?.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}

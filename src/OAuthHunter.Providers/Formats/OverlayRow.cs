using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Formats;

/// <summary>A record inside an envelope: what it lacks, the envelope may tell (time, category, caller's address).</summary>
internal sealed class OverlayRow : EvidenceRow
{
    private readonly EvidenceRow inner;
    private readonly EvidenceRow envelope;

    public OverlayRow(EvidenceRow inner, EvidenceRow envelope)
    {
        this.inner = inner;
        this.envelope = envelope;
        Origin = envelope.Origin;
    }

    public override IEnumerable<string> Names => inner.Names.Concat(envelope.Names);

    public override bool Has(string name) => inner.Has(name) || envelope.Has(name);

    public override string? Text(string name) => inner.Text(name) ?? envelope.Text(name);

    public override IReadOnlyList<string>? Texts(string name) => inner.Texts(name) ?? envelope.Texts(name);

    public override EvidenceRow? Object(string name) => inner.Object(name) ?? envelope.Object(name);

    public override IReadOnlyList<EvidenceRow>? Objects(string name) => inner.Objects(name) ?? envelope.Objects(name);
}

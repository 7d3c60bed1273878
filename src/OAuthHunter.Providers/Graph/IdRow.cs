using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Graph;

/// <summary>Nothing but an id: what a question was about, where the answer does not repeat it.</summary>
internal sealed class IdRow(string id) : EvidenceRow
{
    public override IEnumerable<string> Names => ["id"];

    public override bool Has(string name) => string.Equals(name, "id", StringComparison.OrdinalIgnoreCase);

    public override string? Text(string name) => Has(name) ? id : null;

    public override IReadOnlyList<string>? Texts(string name) => Has(name) ? [id] : null;

    public override EvidenceRow? Object(string name) => null;

    public override IReadOnlyList<EvidenceRow>? Objects(string name) => null;
}

using OAuthHunter.Evidence;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Session;

/// <summary>A row of the user's session, whose texts may hold JSON as the audit log's do.</summary>
internal sealed class SessionRow : EvidenceRow
{
    private readonly EvidenceRow row;

    public SessionRow(EvidenceRow row)
    {
        this.row = row;
        Origin = row.Origin;
    }

    public override IEnumerable<string> Names => row.Names;

    public override bool Has(string name) => row.Has(name);

    public override string? Text(string name) => row.Text(name);

    public override IReadOnlyList<string>? Texts(string name) => row.Texts(name);

    public override EvidenceRow? Object(string name) =>
        row.Object(name) ?? (row.Text(name) is { } text && JsonValues.TryParse(text, '{', out var element) ? JsonValues.Object(element) : null);

    public override IReadOnlyList<EvidenceRow>? Objects(string name) =>
        row.Text(name) is { } text && JsonValues.TryParse(text, '[', out var element) ? JsonValues.Objects(element) : row.Objects(name);
}

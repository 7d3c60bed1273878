using System.Collections;
using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>
/// Delegated grants, packed: a tenant can have half a million, each of them five words that many share and an id that none does.
/// As objects they would take a third of the memory that a runbook has. A record is made when somebody asks for it; two
/// questions for the same row give equal records, not the same one.
/// </summary>
internal sealed class DelegatedGrantTable(SharedTexts words) : IReadOnlyList<OAuth2PermissionGrant>
{
    private const int RowsPerPart = 1024;

    private readonly List<Row[]> parts = [];
    private readonly PackedTexts ids = new();

    public int Count { get; private set; }

    public OAuth2PermissionGrant this[int index]
    {
        get
        {
            var row = RowAt(index);
            return new OAuth2PermissionGrant
            {
                Id = ids[row.Id],
                ClientId = words[row.ClientId],
                ConsentType = words[row.ConsentType],
                PrincipalId = words[row.PrincipalId],
                ResourceId = words[row.ResourceId],
                Scope = words[row.Scope],
                Origin = new EvidenceOrigin(words[row.Source]!, row.Line),
            };
        }
    }

    public void Add(OAuth2PermissionGrant grant)
    {
        if (Count % RowsPerPart == 0)
        {
            parts.Add(new Row[RowsPerPart]);
        }

        parts[Count / RowsPerPart][Count % RowsPerPart] = new Row(
            ids.Add(grant.Id),
            words.Add(grant.ClientId),
            words.Add(grant.ConsentType),
            words.Add(grant.PrincipalId),
            words.Add(grant.ResourceId),
            words.Add(grant.Scope),
            words.Add(grant.Origin.Source),
            grant.Origin.Line);
        Count++;
    }

    /// <summary>The object id of a row's client, without making the row. Equal ids are the same text.</summary>
    public string? ClientIdAt(int index) => words[RowAt(index).ClientId];

    public IEnumerator<OAuth2PermissionGrant> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Row RowAt(int index) => index >= 0 && index < Count
        ? parts[index / RowsPerPart][index % RowsPerPart]
        : throw new ArgumentOutOfRangeException(nameof(index));

    private readonly record struct Row(int Id, int ClientId, int ConsentType, int PrincipalId, int ResourceId, int Scope, int Source, long Line);
}

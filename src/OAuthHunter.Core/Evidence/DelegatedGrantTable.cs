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
            (int)Math.Min(grant.Origin.Line, int.MaxValue));
        Count++;
    }

    /// <summary>A row's words, without making the record. Equal words are the same text.</summary>
    public DelegatedGrantRow Look(int index)
    {
        var row = RowAt(index);
        return new DelegatedGrantRow(this, index, words[row.ClientId], words[row.ConsentType], words[row.PrincipalId], words[row.ResourceId], words[row.Scope], ((long)row.ResourceId << 32) | (uint)row.Scope);
    }

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

    private readonly record struct Row(int Id, int ClientId, int ConsentType, int PrincipalId, int ResourceId, int Scope, int Source, int Line);
}

using CsCheck;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Evidence;

/// <summary>What goes into the table comes out of it, whatever the texts are.</summary>
public sealed class DelegatedGrantTablePropertyTests
{
    private static readonly Gen<string?> Text = Gen.Frequency(
        (4, Gen.String[Gen.Char['a', 'z'], 0, 60].Select(text => (string?)text)),
        (1, Gen.String[0, 300].Select(text => (string?)text)),
        (1, Gen.Const((string?)null)));

    private static readonly Gen<OAuth2PermissionGrant> Grant =
        Gen.Select(Text, Text, Text, Text, Text, Text).Select((id, client, consent, principal, resource, scope) => new OAuth2PermissionGrant
        {
            Id = id,
            ClientId = client,
            ConsentType = consent,
            PrincipalId = principal,
            ResourceId = resource,
            Scope = scope,
        });

    [Fact]
    public void Every_grant_comes_back_as_it_went_in() => Grant.List[0, 60].Sample(grants =>
    {
        var table = new DelegatedGrantTable(new SharedTexts());
        for (var index = 0; index < grants.Count; index++)
        {
            table.Add(grants[index] with { Origin = new EvidenceOrigin("grants.json", index + 1L) });
        }

        Assert.Equal(grants.Count, table.Count);
        Assert.Equal(grants.Select((grant, index) => grant with { Origin = new EvidenceOrigin("grants.json", index + 1L) }), table);
        var looks = Enumerable.Range(0, table.Count).Select(table.Look).ToList();
        Assert.Equal(
            grants.Select(grant => (grant.ClientId, grant.ConsentType, grant.PrincipalId, grant.ResourceId, grant.Scope)),
            looks.Select(look => (look.ClientId, look.ConsentType, look.PrincipalId, look.ResourceId, look.Scope)));
        Assert.Equal(table, looks.Select(look => look.ToRecord()));
        Assert.Equal(
            looks.Select(look => (look.ResourceId, look.Scope)).Distinct().Count(),
            looks.Select(look => look.ScopesKey).Distinct().Count());
    });

    [Fact]
    public void Rows_beyond_one_part_keep_their_place()
    {
        var words = new SharedTexts();
        var table = new DelegatedGrantTable(words);
        for (var index = 0; index < 5_000; index++)
        {
            table.Add(new OAuth2PermissionGrant { Id = $"grant-{index}-{new string('x', index % 200)}", ClientId = $"app-{index % 7}" });
            if (index == 2_500)
            {
                // What is sealed and added to afterwards still finds its own texts.
                words.Seal();
            }
        }

        Assert.Equal($"grant-4321-{new string('x', 4321 % 200)}", table[4321].Id);
        Assert.Same(table[0].ClientId, table[4_900].ClientId);
        Assert.Throws<ArgumentOutOfRangeException>(() => table[5_000]);
    }
}

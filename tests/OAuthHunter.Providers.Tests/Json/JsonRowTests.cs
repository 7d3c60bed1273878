using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Tests.Json;

public sealed class JsonRowTests
{
    [Fact]
    public void Names_match_in_any_case()
    {
        Assert.Equal("Contoso", Row("""{"DisplayName":"Contoso"}""").Text("displayName"));
        Assert.Equal("Contoso", Row("""{"DISPLAYNAME":"Contoso"}""").Text("displayName"));
    }

    [Fact]
    public void A_single_object_reads_as_a_list()
    {
        Assert.Equal("k1", Assert.Single(Row("""{"keyCredentials":{"keyId":"k1"}}""").Objects("keyCredentials")!).Text("keyId"));
    }

    [Fact]
    public void Nulls_in_a_list_are_dropped()
    {
        Assert.Empty(Row("""{"tags":[null]}""").Texts("tags")!);
        Assert.Empty(Row("""{"owners":[null]}""").Objects("owners")!);
    }

    [Fact]
    public void Absent_null_and_empty_are_told_apart()
    {
        var row = Row("""{"none":null,"empty":[]}""");

        Assert.Null(row.Texts("absent"));
        Assert.False(row.Has("absent"));
        Assert.Null(row.Texts("none"));
        Assert.True(row.Has("none"));
        Assert.Empty(row.Texts("empty")!);
    }

    [Fact]
    public void JSON_in_a_string_reads_as_JSON()
    {
        var row = Row("""{"status":"{\"errorCode\":50126}","list":"[\"a\",\"b\"]"}""");

        Assert.Equal(50126, row.Object("status")!.Integer("errorCode"));
        Assert.Equal(["a", "b"], row.Texts("list"));
    }

    [Fact]
    public void Windows_PowerShell_wrappers_are_taken_off()
    {
        var row = Row("""
            {"created":{"value":"\/Date(1600000000000)\/","DisplayHint":2,"DateTime":"Sunday, September 13, 2020 12:26:40 PM"},
             "ips":{"value":["192.0.2.1","192.0.2.2"],"Count":2},
             "type":{"value":2,"Value":"OnPremises"}}
            """);

        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1600000000000), row.Time("created"));
        Assert.Equal(["192.0.2.1", "192.0.2.2"], row.Texts("ips"));
        Assert.Equal("OnPremises", row.Text("type"));
    }

    [Fact]
    public void Half_a_surrogate_pair_harms_nothing()
    {
        Assert.NotNull(Row("""{"displayName":"x\ud800y"}""").Text("displayName"));
    }

    [Fact]
    public void Control_characters_stay_in_the_text()
    {
        Assert.Equal("a\u0000b\u001b", Row("""{"displayName":"a\u0000b\u001b"}""").Text("displayName"));
    }

    private static EvidenceRow Row(string json) => new JsonRow(JsonDocument.Parse(json).RootElement);
}

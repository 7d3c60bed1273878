using System.Text;
using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Tests.Json;

/// <summary>The quick way through audit logs must tell of every record just what the general way tells.</summary>
public sealed class AuditRowReaderTests
{
    private const string Rule = """{"CreationTime":"2026-04-01T10:00:00","Id":"a1","Operation":"New-TransportRule","RecordType":1,"ResultStatus":"True","UserType":2,"Workload":"Exchange","ClientIP":"203.0.113.5:443","ObjectId":"Test01","UserId":"admin@contoso.com","AppId":"","ExternalAccess":false,"Parameters":[{"Name":"Name","Value":"Test01"},{"Name":"RemoveHeader","Value":"Received"}]}""";

    private const string Entra = """{"CreationTime":"2026-04-01T10:00:00","Id":"a2","Operation":"Update application.","RecordType":8,"ResultStatus":"Success","UserKey":"k","UserType":0,"Version":1,"Workload":"AzureActiveDirectory","ObjectId":"Not Available","UserId":"admin@contoso.com","AzureActiveDirectoryEventType":1,"ExtendedProperties":[{"Name":"additionalDetails","Value":"{\"AppId\":\"11111111-0000-4000-8000-000000000001\"}"}],"ModifiedProperties":[{"Name":"KeyDescription","NewValue":"[]","OldValue":"[\"x\"]"}],"Actor":[{"ID":"admin@contoso.com","Type":5}],"Target":[{"ID":"Application_1","Type":2}],"TargetContextId":null}""";

    public static TheoryData<string> Records() => new(
        Rule,
        Entra,
        Rule.Replace("\"Test01\"", "\"T\\u00e9st \\\"01\\\" \\\\ \\ud83d\\ude00\""),
        Rule.Replace("Test01", "Prüfung ÄÖ 日本"),
        Rule.Replace("\"UserId\"", "\"userid\"").Replace("\"Id\"", "\"ID\""),
        Rule.Replace("\"ObjectId\":\"Test01\"", "\"ObjectId\":null,\"objectid\":\"later\""),
        Rule.Replace("[{\"Name\":\"Name\",\"Value\":\"Test01\"}", "[{\"Name\":\"Name\",\"Value\":\"\"},{\"Name\":\"Priority\",\"Value\":0},{\"Name\":\"\",\"Value\":\"x\"}"),
        Rule.Replace("[{\"Name\":\"Name\",\"Value\":\"Test01\"},{\"Name\":\"RemoveHeader\",\"Value\":\"Received\"}]", "[]"),
        Rule.Replace("[{\"Name\":\"Name\",\"Value\":\"Test01\"},{\"Name\":\"RemoveHeader\",\"Value\":\"Received\"}]", "{\"Name\":\"Test01\",\"RemoveHeader\":\"Received\"}"),
        Rule.Replace("[{\"Name\":\"Name\",\"Value\":\"Test01\"},{\"Name\":\"RemoveHeader\",\"Value\":\"Received\"}]", "[{\"key\":\"Name\",\"value\":\"Test01\"},null]"),
        Rule.Replace("2026-04-01T10:00:00", "2026-04-01T10:00:00.123Z"),
        Rule.Replace("2026-04-01T10:00:00", "2026-13-41T10:00:00"),
        Rule.Replace("}]}", "}],}"),
        """{"CreationTime":"2026-04-01T10:00:00","Id":"a3","Operation":"MailItemsAccessed","RecordType":50,"UserType":0,"Workload":"Exchange","MailboxOwnerUPN":"eve@contoso.com","LogonType":2,"ClientIPAddress":"192.0.2.1","ClientAppId":"11111111-0000-4000-8000-000000000001","AppAccessContext":{"AADSessionId":"s1"},"OperationProperties":[{"Name":"MailAccessType","Value":"Sync"},{"Name":"IsThrottled","Value":"False"}]}""");

    [Theory]
    [MemberData(nameof(Records))]
    public void ABareRecordIsTheSameEitherWay(string record)
    {
        var row = Quick(record);

        Assert.NotNull(row);
        Assert.Equal(Tell(General(record)), Tell(row));
        Assert.Equal(General(record).Names, row.Names, StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void ARecordInAnExportIsTheSameEitherWay(string record)
    {
        var line = Export(record);
        var row = Quick(line);

        Assert.NotNull(row?.Inner);
        Assert.Equal(Tell(General(line)), Tell(row));
        Assert.Equal(AuditRecordMapper.Map(row).Id, AuditRecordMapper.IdOf(row));
        Assert.Equal(AuditRecordMapper.Map(row).CreationTime, AuditRecordMapper.TimeOf(row));
    }

    [Fact]
    public void WhereverAnExportCutTheRecordItIsTheSameEitherWay()
    {
        for (var length = 1; length < Rule.Length; length++)
        {
            var line = Export(Rule.Substring(0, length));
            var row = Quick(line);

            Assert.NotNull(row);
            Assert.True(AuditRecordMapper.Map(row).IsDamaged);
            Assert.Equal(Tell(General(line)), Tell(row));
        }
    }

    [Theory]
    [InlineData("{\"Workload\":\"Exchange\",\"Operation\":\"x\"")]
    [InlineData("{\"displayName\":\"Workload\"}")]
    [InlineData("{\"AuditData\":{\"Operation\":\"x\"}}")]
    [InlineData("{\"AuditData\":\"\"}")]
    [InlineData("{\"AuditData\":\"[1]\"}")]
    [InlineData("{\"AuditData\":\"{\\\"a\\\":\\\"\\ud800\\\"}\"}")]
    [InlineData("[\"Workload\"]")]
    public void WhateverIsNoSuchRecordGoesTheGeneralWay(string text) => Assert.Null(Quick(text));

    [Fact]
    public void AVeryWideRecordGoesTheGeneralWay()
    {
        var wide = "{\"Workload\":\"Exchange\",\"Operation\":\"x\",\"CreationTime\":\"2026-04-01T10:00:00\"" + string.Concat(Enumerable.Range(0, 80).Select(number => $",\"p{number}\":1")) + "}";

        Assert.Null(Quick(wide));
        Assert.Null(Quick(Export(wide)));
    }

    [Fact]
    public void ARecordTakesNothingOverFromTheOneBefore()
    {
        var reader = new AuditRowReader();
        foreach (var line in new[] { Export(Entra), Export(Rule), Export(Rule.Substring(0, 120)), Rule, Export(Entra) })
        {
            Assert.Equal(Tell(General(line)), Tell(reader.Read(Encoding.UTF8.GetBytes(line), new EvidenceOrigin("log", 1))!));
        }
    }

    private static string Export(string record) =>
        $$"""{"RecordType":"ExchangeAdmin","CreationDate":"2026-04-01T10:00:00","UserIds":"outer@contoso.com","Operations":"New-TransportRule","AuditData":{{JsonSerializer.Serialize(record)}},"Identity":"a0"}""";

    private static IndexedRow? Quick(string text) => new AuditRowReader().Read(Encoding.UTF8.GetBytes(text), new EvidenceOrigin("log", 1));

    private static JsonRow General(string text) =>
        new(JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }).RootElement) { Origin = new EvidenceOrigin("log", 1) };

    private static string Tell(EvidenceRow row) => JsonSerializer.Serialize(AuditRecordMapper.Map(row));
}

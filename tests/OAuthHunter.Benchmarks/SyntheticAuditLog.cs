using System.Globalization;
using System.Text;

namespace OAuthHunter.Benchmarks;

/// <summary>An invented unified audit log as NDJSON: mostly the rows that every tenant is full of, some that a hunt keeps.</summary>
internal static class SyntheticAuditLog
{
    private static readonly DateTime Start = new(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Writes so many rows; the same number gives the same bytes.</summary>
    public static void Write(string path, int rows)
    {
        var random = new Random(42);
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        for (var i = 0; i < rows; i++)
        {
            var time = Start.AddSeconds(i % 2_500_000).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
            var id = new Guid(i, 7, 9, 1, 2, 3, 4, 5, 6, 7, 8);
            var user = $"user{random.Next(2000).ToString(CultureInfo.InvariantCulture)}@contoso.com";
            var ip = $"198.51.100.{random.Next(1, 250).ToString(CultureInfo.InvariantCulture)}";
            writer.WriteLine(random.Next(1000) switch
            {
                < 800 => $$"""{"CreationTime":"{{time}}","Id":"{{id}}","Operation":"FileAccessed","OrganizationId":"0c0ffee0-1111-4222-8333-444455556666","RecordType":6,"UserKey":"i:0h.f|membership|1003@live.com","UserType":0,"Version":1,"Workload":"SharePoint","ClientIP":"{{ip}}","ObjectId":"https://contoso.sharepoint.com/sites/a/Shared Documents/file{{i}}.docx","UserId":"{{user}}","CorrelationId":"{{id}}","EventSource":"SharePoint","ItemType":"File","SiteUrl":"https://contoso.sharepoint.com/sites/a/","SourceFileName":"file{{i}}.docx","UserAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64)"}""",
                < 900 => $$"""{"CreationTime":"{{time}}","Id":"{{id}}","Operation":"MailItemsAccessed","OrganizationId":"0c0ffee0-1111-4222-8333-444455556666","RecordType":50,"ResultStatus":"Succeeded","UserKey":"100320015808B802","UserType":0,"Version":1,"Workload":"Exchange","ClientIP":"{{ip}}","UserId":"{{user}}","AppId":"00000002-0000-0ff1-ce00-000000000000","ClientInfoString":"Client=REST;Client=RESTSystem;;","ExternalAccess":false,"OperationProperties":[{"Name":"MailAccessType","Value":"Bind"},{"Name":"IsThrottled","Value":"False"}]}""",
                < 990 => $$"""{"CreationTime":"{{time}}","Id":"{{id}}","Operation":"UserLoggedIn","OrganizationId":"0c0ffee0-1111-4222-8333-444455556666","RecordType":15,"ResultStatus":"Success","UserKey":"1003","UserType":0,"Version":1,"Workload":"AzureActiveDirectory","ClientIP":"{{ip}}","ObjectId":"00000003-0000-0000-c000-000000000000","UserId":"{{user}}","AzureActiveDirectoryEventType":1,"ExtendedProperties":[{"Name":"UserAgent","Value":"Mozilla/5.0"},{"Name":"RequestType","Value":"OAuth2:Token"}],"ModifiedProperties":[],"Actor":[{"ID":"{{user}}","Type":5}],"ErrorNumber":"0"}""",
                _ => $$"""{"CreationTime":"{{time}}","Id":"{{id}}","Operation":"Set-Mailbox","OrganizationId":"0c0ffee0-1111-4222-8333-444455556666","RecordType":1,"ResultStatus":"True","UserKey":"1003","UserType":2,"Version":1,"Workload":"Exchange","ClientIP":"{{ip}}:51234","ObjectId":"{{user}}","UserId":"admin@contoso.com","AppId":"","ClientAppId":"","ExternalAccess":false,"Parameters":[{"Name":"Identity","Value":"{{user}}"},{"Name":"MaxSendSize","Value":"35 MB"}]}""",
            });
        }
    }
}

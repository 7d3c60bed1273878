using System.Text;
using OAuthHunter.Evidence;
using OAuthHunter.Model;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Formats;

/// <summary>Message trace in its forms, with invented data.</summary>
public sealed class MessageTraceFormatTests
{
    [Fact]
    public void The_cmdlet_as_CSV()
    {
        var trace = Read("trace.csv", "#TYPE Deserialized.Microsoft.Exchange.Management\n\"MessageId\",\"Received\",\"SenderAddress\",\"RecipientAddress\",\"Subject\",\"Status\",\"ToIP\",\"FromIP\",\"Size\",\"MessageTraceId\"\n"
            + "\"<1@contoso.com>\",\"9/20/2026 10:15:00 AM\",\"news@contoso.com\",\"a@fabrikam.com\",\"Our news\",\"Delivered\",\"192.0.2.9\",\"\",\"2048\",\"11111111-0000-4000-8000-000000000001\"\n");

        Assert.Equal(("news@contoso.com", "a@fabrikam.com", "Delivered", "192.0.2.9", null), (trace.SenderAddress, trace.RecipientAddress, trace.Status, trace.ToIP, trace.FromIP));
        Assert.Equal(new DateTimeOffset(2026, 9, 20, 10, 15, 0, TimeSpan.Zero), trace.Received);
    }

    [Fact]
    public void Graph_as_a_page()
    {
        var trace = Read("page.json", """
            {"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#admin/exchange/tracing/messageTraces","value":[
             {"id":"11111111-0000-4000-8000-000000000001","messageId":"<1@contoso.com>","receivedDateTime":"2026-09-20T10:15:00Z","senderAddress":"news@contoso.com","recipientAddress":"a@fabrikam.com","status":"delivered","fromIP":null,"toIP":"192.0.2.9","subject":"Our news","size":2048}]}
            """);

        Assert.Equal("11111111-0000-4000-8000-000000000001", trace.MessageTraceId);
        Assert.NotNull(trace.Received);
    }

    [Fact]
    public void The_summary_of_a_historical_search()
    {
        var trace = Read("report.csv", "origin_timestamp_utc,sender_address,recipient_status,message_subject,total_bytes,message_id,network_message_id,original_client_ip,directionality,connector_id,delivery_priority\n"
            + "2026-09-20T10:15:00.0000000Z,news@contoso.com,\"a@fabrikam.com##Receive, Send;b@contoso.com##Receive, Deliver\",Our news,2048,<1@contoso.com>,11111111-0000-4000-8000-000000000001,203.0.113.10,Originating,Ran_qWxTz,Normal\n", utf16: true);

        Assert.Equal("a@fabrikam.com;b@contoso.com", trace.RecipientAddress);
        Assert.Contains("Receive, Send", trace.Status, StringComparison.Ordinal);
        Assert.Equal(("Originating", "Ran_qWxTz", "203.0.113.10"), (trace.Directionality, trace.ConnectorName, trace.FromIP));
    }

    [Fact]
    public void The_extended_report_names_envelope_and_connector()
    {
        var trace = Read("extended.csv", "date_time_utc,client_ip,server_ip,connector_id,source,event_id,network_message_id,recipient_address,recipient_status,sender_address,return_path,directionality,original_client_ip,custom_data\n"
            + "2026-09-20T10:15:00.000Z,203.0.113.10,192.0.2.1,SERVER01\\Default SERVER01,SMTP,RECEIVE,11111111-0000-4000-8000-000000000001,a@fabrikam.com;b@fabrikam.com,,news@contoso.com,bounce@bulk.example,Originating,203.0.113.10,S:InboundConnectorData=Name=Ran_qWxTz;ConnectorType=OnPremises;TenantId=0\n");

        Assert.Equal(("bounce@bulk.example", "Ran_qWxTz", "RECEIVE", "a@fabrikam.com;b@fabrikam.com"), (trace.ReturnPath, trace.ConnectorName, trace.EventId, trace.RecipientAddress));
    }

    [Fact]
    public void Defenders_EmailEvents()
    {
        var trace = Read("hunting.json", """
            [{"Timestamp":"2026-09-20T10:15:00Z","NetworkMessageId":"11111111-0000-4000-8000-000000000001","SenderMailFromAddress":"bounce@bulk.example","SenderFromAddress":"news@contoso.com","RecipientEmailAddress":"a@fabrikam.com",
              "EmailDirection":"Outbound","DeliveryAction":"Delivered","Connectors":"Ran_qWxTz","SenderIPv4":"203.0.113.10"}]
            """);

        Assert.Equal(("news@contoso.com", "bounce@bulk.example", "Outbound", "Ran_qWxTz"), (trace.SenderAddress, trace.ReturnPath, trace.Directionality, trace.ConnectorName));
    }

    [Fact]
    public void A_page_of_rules_tells_whose_they_are()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "rules.json");
        File.WriteAllText(file, """
            {"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users('bo%40contoso.com')/mailFolders('inbox')/messageRules","value":[
             {"id":"AQAA","displayName":"..","sequence":1,"isEnabled":true,"conditions":{"subjectContains":["invoice"]},"actions":{"forwardTo":[{"emailAddress":{"name":"x","address":"out@example.net"}}],"stopProcessingRules":true}}]}
            """);
        var (report, sink) = TempFolder.Read(file);

        var rule = Assert.Single(sink.Of<InboxRule>());
        Assert.Equal(("bo@contoso.com", ".."), (rule.MailboxOwnerId, rule.Name));
        Assert.Equal(["out@example.net"], rule.ForwardTo);
        Assert.Equal(["invoice"], rule.SubjectContainsWords);
        Assert.Equal(1, report.Coverage.Of(EntitySets.InboxRules).Count);
    }

    [Fact]
    public void An_Azure_activity_is_a_set_of_its_own()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "activity.csv");
        File.WriteAllText(file, "TimeGenerated,OperationNameValue,Caller,CallerIpAddress,ActivityStatusValue,CorrelationId,ResourceId\n2026-09-20T10:15:00Z,microsoft.aadiam/diagnosticSettings/delete,bo@contoso.com,198.51.100.9,Succeeded,c1,/providers/microsoft.aadiam/diagnosticSettings/to-siem\n");
        var (_, sink) = TempFolder.Read(file);

        var activity = Assert.Single(sink.Of<AzureActivity>());
        Assert.True(activity.IsRemoval && activity.Succeeded);
        Assert.Equal("to-siem", activity.SettingName);
    }

    private static MessageTrace Read(string name, string text, bool utf16 = false)
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, name);
        File.WriteAllText(file, text, utf16 ? Encoding.Unicode : new UTF8Encoding(false));
        var (report, sink) = TempFolder.Read(file);
        Assert.Equal(1, report.Coverage.Of(EntitySets.MessageTraces).Count);
        return Assert.Single(sink.Of<MessageTrace>());
    }
}

using System.Text.RegularExpressions;
using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>
/// Maps message trace in its forms: Get-MessageTraceV2 and Get-MessageTrace, Graph (the same names in camel case), the summary and
/// extended reports of a historical search, and Defender's EmailEvents.
/// </summary>
public static class MessageTraceMapper
{
    // Transport writes the connector that took a message in among the data of the step that received it.
    private static readonly Regex ConnectorData = new(@"InboundConnectorData=Name=(?<name>[^;]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static MessageTrace Map(EvidenceRow row)
    {
        if (row.Has("EmailDirection"))
        {
            return OfDefender(row);
        }

        return row.Has("sender_address") || row.Has("recipient_status") ? OfReport(row) : OfTrace(row);
    }

    private static MessageTrace OfTrace(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        MessageTraceId = row.Text("MessageTraceId", "id"),
        MessageId = row.Text("MessageId"),
        Received = row.Time("Received", "receivedDateTime"),
        SenderAddress = row.Text("SenderAddress"),
        RecipientAddress = row.Text("RecipientAddress"),
        Status = row.Text("Status"),
        FromIP = MappedValues.Address(row.Text("FromIP")),
        ToIP = MappedValues.Address(row.Text("ToIP")),
        ConnectorName = row.Text("ConnectorName", "Connector"),
        Directionality = row.Text("Directionality"),
    };

    private static MessageTrace OfReport(EvidenceRow row)
    {
        var (recipients, status) = Recipients(row.Text("recipient_status"), row.Text("recipient_address"));
        return new MessageTrace
        {
            Origin = row.Origin,
            MessageTraceId = row.Text("network_message_id", "internal_message_id"),
            MessageId = row.Text("message_id"),
            Received = row.Time("origin_timestamp_utc", "date_time_utc") ?? row.Time("date_time"),
            SenderAddress = row.Text("sender_address"),
            ReturnPath = row.Text("return_path"),
            RecipientAddress = recipients,
            Status = status ?? row.Text("event_id"),
            FromIP = MappedValues.Address(row.Text("original_client_ip", "client_ip")),
            ConnectorName = ConnectorOf(row),
            Directionality = row.Text("directionality"),
            EventId = row.Text("event_id"),
        };
    }

    private static MessageTrace OfDefender(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        MessageTraceId = row.Text("NetworkMessageId"),
        MessageId = row.Text("InternetMessageId"),
        Received = row.Time("Timestamp", "TimeGenerated"),
        SenderAddress = row.Text("SenderFromAddress"),
        ReturnPath = row.Text("SenderMailFromAddress"),
        RecipientAddress = row.Text("RecipientEmailAddress"),
        Status = row.Text("DeliveryAction"),
        FromIP = MappedValues.Address(row.Text("SenderIPv4", "SenderIPv6")),
        ConnectorName = row.Text("Connectors"),
        Directionality = row.Text("EmailDirection"),
    };

    /// <summary>"a@contoso.com##Receive, Deliver;b@fabrikam.com##Receive, Send": recipients with what became of the message for each.</summary>
    private static (string? Recipients, string? Status) Recipients(string? status, string? addresses)
    {
        if (status is null || status.IndexOf("##", StringComparison.Ordinal) < 0)
        {
            return (addresses, status);
        }

        var parts = status.Split(';').Select(part => part.Split(["##"], 2, StringSplitOptions.None)).Where(part => part[0].Trim().Length > 0).ToList();
        return (
            string.Join(";", parts.Select(part => part[0].Trim())),
            string.Join("; ", parts.Where(part => part.Length > 1).Select(part => part[1].Trim()).Distinct(StringComparer.OrdinalIgnoreCase)));
    }

    // The column connector_id names transport's own receive connectors, too; those carry a server's name before a backslash.
    private static string? ConnectorOf(EvidenceRow row)
    {
        if (row.Text("custom_data") is { } data && ConnectorData.Match(data) is { Success: true } match)
        {
            return match.Groups["name"].Value.Trim();
        }

        return row.Text("connector_id") is { } name && name.IndexOf('\\') < 0 ? name : null;
    }
}

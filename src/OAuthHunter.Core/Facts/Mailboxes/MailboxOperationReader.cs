using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>Takes what concerns mailboxes, logging and mail theft out of the Exchange operations: each once, in order, with the actor.</summary>
internal static class MailboxOperationReader
{
    private const int ShownParameters = 10;

    private static readonly HashSet<string> Nouns = new(StringComparer.OrdinalIgnoreCase)
    {
        "Mailbox", "CASMailbox", "MailboxPermission", "RecipientPermission", "MailboxFolderPermission", "MailboxExportRequest", "MigrationBatch", "ComplianceSearch",
        "ComplianceSearchAction", "App", "JournalRule", "InboxRule", "TransportConfig", "OrganizationConfig", "AdminAuditLogConfig", "MailboxAuditBypassAssociation",
        "HostedOutboundSpamFilterPolicy", "RemoteDomain", "BlockedSenderAddress",
    };

    public static IReadOnlyList<MailFlowEvent> Read(IEnumerable<AuditRecord> records) =>
        [.. records
            .Where(record => record.CreationTime is not null && record.Operation is { } operation
                && (operation.Equals(AuditOperations.UpdateInboxRules, StringComparison.OrdinalIgnoreCase) || Nouns.Contains(operation.Substring(operation.IndexOf('-') + 1))))
            .GroupBy(record => record.Id?.ToLowerInvariant() ?? $"{record.CreationTime:O}|{record.Operation}|{record.ObjectId}|{record.UserId}|{string.Join(";", record.Parameters)}", StringComparer.Ordinal)
            .Select(same => same.OrderBy(record => record.IsDamaged).ThenByDescending(record => record.Parameters.Count).ThenBy(record => record.Origin.ToString(), StringComparer.Ordinal).First())
            .Select(ToEvent)
            .OrderBy(change => change.Time)
            .ThenBy(change => change.Record.Id, StringComparer.OrdinalIgnoreCase)
            .ThenBy(change => change.Evidence.Description, StringComparer.Ordinal)];

    /// <summary>The value typed for a parameter, or null. An emptied one is an empty text.</summary>
    public static string? Parameter(MailFlowEvent change, string name) =>
        change.Parameters.LastOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase)) is { } parameter
            ? parameter.Value?.Trim() is { } value && value is not "$null" ? value : string.Empty
            : null;

    public static bool? Flag(MailFlowEvent change, string name) => Parameter(change, name)?.TrimStart('$').ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    public static bool Is(MailFlowEvent change, string operation) => change.Operation.Equals(operation, StringComparison.OrdinalIgnoreCase);

    private static MailFlowEvent ToEvent(AuditRecord record)
    {
        var actor = AuditActors.From(record);
        var succeeded = record.ResultStatus?.Trim().ToLowerInvariant() is not ("false" or "failed" or "failure" or "fail" or "error");
        var typed = string.Join(", ", record.Parameters.Concat(record.OperationProperties ?? []).Take(ShownParameters).Select(parameter => $"{parameter.Name}={parameter.Value}"));
        var address = record.ClientIP is null ? string.Empty : $" from {record.ClientIP}";
        var what = typed.Length > 0 ? typed : record.ObjectId ?? "object not named";
        return new MailFlowEvent
        {
            Operation = record.Operation!,
            Time = record.CreationTime!.Value,
            Actor = actor,
            ClientIP = record.ClientIP ?? actor.IPAddress,
            Succeeded = succeeded,
            Parameters = record.Parameters,
            Record = record,
            Evidence = EvidenceItem.Of(EntitySets.UnifiedAuditLog, record, record.Id, $"{record.Operation}{(record.IsDamaged ? " (record damaged)" : succeeded ? string.Empty : " (failed)")} by {actor.Name}{address}: {what}", record.CreationTime),
        };
    }
}

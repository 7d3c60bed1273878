using System.Globalization;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>
/// Takes the records of one kind of object out of the Exchange admin audit: each once, in the order in which they happened,
/// with the actor resolved.
/// </summary>
internal static class ExchangeOperationReader
{
    private const int ShownParameters = 12;

    /// <param name="records">Exchange operations in any order, with or without duplicates.</param>
    /// <param name="noun">Cmdlet noun, for example InboundConnector.</param>
    public static IReadOnlyList<MailFlowEvent> Read(IEnumerable<AuditRecord> records, string noun) =>
        [.. records
            .Where(record => record.CreationTime is not null && IsChangeOf(record.Operation, noun))
            .GroupBy(record => record.Id?.ToLowerInvariant() ?? Content(record), StringComparer.Ordinal)
            .Select(Best)
            .Select(ToEvent)
            .OrderBy(change => change.Time)
            .ThenBy(Rank)
            .ThenBy(change => change.Record.Id, StringComparer.OrdinalIgnoreCase)
            .ThenBy(change => Content(change.Record), StringComparer.Ordinal)];

    /// <summary>The last value typed for a parameter, or null.</summary>
    public static string? Parameter(MailFlowEvent change, string name) =>
        change.Parameters.LastOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase))?.Value?.Trim();

    private static bool IsChangeOf(string? operation, string noun)
    {
        var dash = operation?.IndexOf('-') ?? -1;
        return dash > 0
            && string.Equals(operation!.Substring(dash + 1), noun, StringComparison.OrdinalIgnoreCase)
            && operation.Substring(0, dash).ToLowerInvariant() is "new" or "set" or "enable" or "disable" or "remove";
    }

    // The same record can come whole from one export and cut off from another.
    private static AuditRecord Best(IEnumerable<AuditRecord> sameId) => sameId
        .OrderBy(record => record.IsDamaged)
        .ThenByDescending(record => record.Parameters.Count)
        .ThenBy(Content, StringComparer.Ordinal)
        .ThenBy(record => record.Origin.ToString(), StringComparer.Ordinal)
        .First();

    // The log's clock has seconds: within one, a thing is made before it is changed, and changed before it is removed.
    private static int Rank(MailFlowEvent change) => change.IsCreation ? 0 : change.IsRemoval ? 2 : 1;

    private static string Content(AuditRecord record) => string.Join("|", new[]
    {
        record.CreationTime?.UtcTicks.ToString(CultureInfo.InvariantCulture), record.Operation, record.ObjectId, record.UserId, record.ClientIP, record.ResultStatus,
    }.Concat(record.Parameters.Select(parameter => $"{parameter.Name}={parameter.Value}")));

    private static MailFlowEvent ToEvent(AuditRecord record)
    {
        var actor = AuditActors.From(record);
        var succeeded = !IsFailure(record.ResultStatus);
        return new MailFlowEvent
        {
            Operation = record.Operation!,
            Time = record.CreationTime!.Value,
            Actor = actor,
            ClientIP = record.ClientIP ?? actor.IPAddress,
            Succeeded = succeeded,
            Parameters = record.Parameters,
            Record = record,
            Evidence = EvidenceItem.Of(EntitySets.UnifiedAuditLog, record, record.Id, Describe(record, actor, succeeded), record.CreationTime),
        };
    }

    private static bool IsFailure(string? status) =>
        status?.Trim().ToLowerInvariant() is "false" or "failed" or "failure" or "fail" or "error";

    private static string Describe(AuditRecord record, AuditActor actor, bool succeeded)
    {
        var typed = string.Join(", ", record.Parameters.Take(ShownParameters).Select(parameter => $"{parameter.Name}={parameter.Value}"));
        var address = record.ClientIP is null ? string.Empty : $" from {record.ClientIP}";
        var state = record.IsDamaged ? " (record damaged)" : succeeded ? string.Empty : " (failed)";
        var what = typed.Length > 0 ? typed : record.ObjectId ?? "object not named";
        return $"{record.Operation}{state} by {actor.Name}{address}: {what}";
    }
}

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

    /// <summary>Records by the noun of their cmdlet; those without a time are left out, for they have no place in a history.</summary>
    public static IReadOnlyDictionary<string, List<AuditRecord>> ByNoun(IEnumerable<AuditRecord> records)
    {
        var log = new Dictionary<string, List<AuditRecord>>(StringComparer.OrdinalIgnoreCase);
        foreach (var record in records.Where(record => record.CreationTime is not null))
        {
            var noun = Split(record.Operation).Noun;
            if (!log.TryGetValue(noun, out var list))
            {
                log.Add(noun, list = []);
            }

            list.Add(record);
        }

        return log;
    }

    /// <param name="log">Exchange operations by noun, in any order, with or without duplicates.</param>
    /// <param name="kind">Kind of object to tell of.</param>
    /// <param name="actors">Who acted in damaged records; when not given, these tell of themselves only.</param>
    public static IReadOnlyList<MailFlowEvent> Read<TModel, THistory>(IReadOnlyDictionary<string, List<AuditRecord>> log, MailFlowKind<TModel, THistory> kind, CutActors? actors = null)
        where TModel : EvidenceRecord
        where THistory : MailFlowObjectHistory =>
        [.. kind.Nouns
            .SelectMany(noun => log.TryGetValue(noun, out var records) ? records : [])
            .Select(record => (Record: record, Effect: EffectOf(kind, record.Operation)))
            .Where(pair => pair.Effect is not null)
            .GroupBy(pair => pair.Record.Id?.ToLowerInvariant() ?? Content(pair.Record), StringComparer.Ordinal)
            .Select(same => same.Skip(1).Any() ? (Record: Best(same.Select(pair => pair.Record)), same.First().Effect) : same.First())
            .Select(pair => ToEvent(pair.Record, pair.Effect!.Value, actors?.From(pair.Record) ?? AuditActors.From(pair.Record)))
            .OrderBy(change => change.Time)
            .ThenBy(Rank)
            .ThenBy(change => change.Record.Id, StringComparer.OrdinalIgnoreCase)
            .ThenBy(change => change.Record.Id is null ? Content(change.Record) : string.Empty, StringComparer.Ordinal)];

    /// <summary>The last value typed for a parameter, or null.</summary>
    public static string? Parameter(MailFlowEvent change, string name) =>
        change.Parameters.LastOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase))?.Value?.Trim();

    private static MailFlowEffect? EffectOf<TModel, THistory>(MailFlowKind<TModel, THistory> kind, string? operation)
        where TModel : EvidenceRecord
        where THistory : MailFlowObjectHistory
    {
        var (verb, noun) = Split(operation);
        return kind.EffectOf(verb.ToLowerInvariant(), noun);
    }

    private static (string Verb, string Noun) Split(string? operation)
    {
        var dash = operation?.IndexOf('-') ?? -1;
        return dash > 0 ? (operation!.Substring(0, dash), operation.Substring(dash + 1)) : (string.Empty, string.Empty);
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

    private static MailFlowEvent ToEvent(AuditRecord record, MailFlowEffect effect, AuditActor actor)
    {
        var succeeded = !IsFailure(record.ResultStatus);
        return new MailFlowEvent
        {
            Operation = record.Operation!,
            Effect = effect,
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

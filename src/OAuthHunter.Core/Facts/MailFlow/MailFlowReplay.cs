using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Tells the history of the objects of mail flow: what the log says happened, joined with what is there now.</summary>
internal static class MailFlowReplay
{
    public static MailFlowHistory Build(EvidenceStore store, EvidenceCoverage coverage)
    {
        var log = ExchangeOperationReader.ByNoun(store.ExchangeOperations);
        var actors = CutActors.Of(store.ExchangeOperations);
        return new MailFlowHistory
        {
            Configuration = MailFlowConfiguration.Of(store),
            InboundConnectors = Histories(new ConnectorKind(), log, actors, store, coverage),
            OutboundConnectors = Histories(new OutboundConnectorKind(), log, actors, store, coverage),
            TransportRules = Histories(new TransportRuleKind(), log, actors, store, coverage),
            InboxRules = Histories(new InboxRuleKind(new MailboxNames(store)), log, actors, store, coverage),
            Others = [.. PlainKinds.All().SelectMany(kind => Histories(kind, log, actors, store, coverage))],
        };
    }

    private static IReadOnlyList<THistory> Histories<TModel, THistory>(
        MailFlowKind<TModel, THistory> kind,
        IReadOnlyDictionary<string, List<AuditRecord>> log,
        CutActors actors,
        EvidenceStore store,
        EvidenceCoverage coverage)
        where TModel : EvidenceRecord
        where THistory : MailFlowObjectHistory
    {
        var living = LivingObjects<TModel, THistory>.Distinct(kind, kind.Listed(store));
        var replay = LogReplay<TModel, THistory>.Run(kind, ExchangeOperationReader.Read(log, kind, actors), living);
        DamagedRecords<TModel, THistory>.AdoptCreations(replay.Index);
        LivingObjects<TModel, THistory>.Join(kind, replay.Index, living);
        if (kind.Set is { } set && coverage.IsWhole(set))
        {
            DamagedRecords<TModel, THistory>.AdoptRemovals(replay);
        }

        DamagedRecords<TModel, THistory>.CastDoubt(kind, replay);
        return [.. replay.Index.Lives
            .Select(life => ToHistory(kind, life, coverage))
            .OrderBy(history => history.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(history => history.Name, StringComparer.Ordinal)
            .ThenBy(history => history.Owner, StringComparer.OrdinalIgnoreCase)
            .ThenBy(history => history.CreatedAt ?? history.Events.FirstOrDefault()?.Time ?? DateTimeOffset.MinValue)
            .ThenBy(history => history.Events.FirstOrDefault()?.Record.Id, StringComparer.Ordinal)];
    }

    private static THistory ToHistory<TModel, THistory>(MailFlowKind<TModel, THistory> kind, MailFlowLife<TModel> life, EvidenceCoverage coverage)
        where TModel : EvidenceRecord
        where THistory : MailFlowObjectHistory
    {
        var isMissing = kind.CanVanish && life.Living is null && life.IsNameKnown && kind.Set is { } set && coverage.IsWhole(set);
        if (isMissing && life.Removal is null && !life.IsOver)
        {
            EndWithImport(life);
        }

        LifeGaps.Name(kind, life, coverage, isMissing);
        return kind.ToHistory(life, life.Living ?? kind.Rebuild(life), isGone: life.Removal is not null || life.IsOver || isMissing);
    }

    // Rules were replaced from a file, and this one is not there any more: nothing else removed it.
    private static void EndWithImport<TModel>(MailFlowLife<TModel> life)
        where TModel : EvidenceRecord
    {
        var last = life.Events.FindLastIndex(change => change.Succeeded);
        if (last >= 0 && life.Events[last].Effect == MailFlowEffect.Replaced)
        {
            life.Events[last] = life.Events[last] with { Effect = MailFlowEffect.Removed };
            LifeIndex<TModel>.Close(life);
        }
    }
}

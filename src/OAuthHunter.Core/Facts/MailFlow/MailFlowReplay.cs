using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Tells the history of connectors and rules: what the log says happened, joined with what is there now.</summary>
internal static class MailFlowReplay
{
    public static MailFlowHistory Build(EvidenceStore store, EvidenceCoverage coverage) => new()
    {
        InboundConnectors = Histories<InboundConnector, ConnectorHistory>(new ConnectorKind(), store, coverage),
        TransportRules = Histories<TransportRule, TransportRuleHistory>(new TransportRuleKind(), store, coverage),
    };

    private static IReadOnlyList<THistory> Histories<TModel, THistory>(MailFlowKind<TModel, THistory> kind, EvidenceStore store, EvidenceCoverage coverage)
        where TModel : EvidenceRecord
        where THistory : MailFlowObjectHistory
    {
        var living = LivingObjects<TModel, THistory>.Distinct(kind, store.Objects<TModel>(kind.Set));
        var lives = LogReplay<TModel, THistory>.Run(kind, ExchangeOperationReader.Read(store.ExchangeOperations, kind.Noun), living);
        LivingObjects<TModel, THistory>.Join(kind, lives, living);
        return [.. lives
            .Select(life => ToHistory(kind, life, coverage))
            .OrderBy(history => history.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(history => history.Name, StringComparer.Ordinal)
            .ThenBy(history => history.CreatedAt ?? history.Events.FirstOrDefault()?.Time ?? DateTimeOffset.MinValue)
            .ThenBy(history => history.Events.FirstOrDefault()?.Record.Id, StringComparer.Ordinal)];
    }

    private static THistory ToHistory<TModel, THistory>(MailFlowKind<TModel, THistory> kind, MailFlowLife<TModel> life, EvidenceCoverage coverage)
        where TModel : EvidenceRecord
        where THistory : MailFlowObjectHistory
    {
        var isMissing = life.Living is null && life.IsNameKnown && coverage.IsWhole(kind.Set);
        NameGaps(kind.Set, life, coverage, isMissing);
        return kind.ToHistory(life, life.Living ?? kind.Rebuild(life), isGone: life.Removal is not null || life.IsOver || isMissing);
    }

    private static void NameGaps<TModel>(EntitySet set, MailFlowLife<TModel> life, EvidenceCoverage coverage, bool isMissing)
        where TModel : EvidenceRecord
    {
        if (life.Events.Any(change => change.Record.IsDamaged))
        {
            life.AddGap("An audit record is damaged: what was typed is not known.");
        }

        if (life.Events.Count > 0 && life.Creation is null)
        {
            life.AddGap(life.Living is null
                ? "The log shows changes but no creation: who made it, and all that was not changed since, is not known."
                : "The log shows changes but no creation: who made it is not known.");
        }

        if (life.Living is null && life.Removal is null && !life.IsOver)
        {
            life.AddGap(!life.IsNameKnown ? "The record of its creation does not tell its name, so it cannot be looked up." : isMissing
                ? "It is gone, and the log shows no removal: when it went is not known."
                : $"The listing {set.Name} is {coverage.Of(set).State}: whether it still exists is not known.");
        }

        if (life.Living is not null && !coverage.Has(EntitySets.UnifiedAuditLog))
        {
            life.AddGap("The audit log was not captured: who made it, and what was changed, is not known.");
        }
    }
}

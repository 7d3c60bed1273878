using System.Globalization;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Names what the evidence does not tell about a life.</summary>
internal static class LifeGaps
{
    public static void Name<TModel, THistory>(MailFlowKind<TModel, THistory> kind, MailFlowLife<TModel> life, EvidenceCoverage coverage, bool isMissing)
        where TModel : EvidenceRecord
        where THistory : MailFlowObjectHistory
    {
        if (life.Events.Any(change => change.Record.IsDamaged))
        {
            life.AddGap("An audit record is damaged: not all that was typed is known.");
        }

        if (life.Events.Count > 0 && life.Creation is null && !kind.AlwaysExists)
        {
            life.AddGap(life.Living is null
                ? "The log shows changes but no creation: who made it, and all that was not changed since, is not known."
                : "The log shows changes but no creation: who made it is not known.");
        }

        if (life.Living is null && life.Removal is null && !life.IsOver && kind.CanVanish)
        {
            NameFate(kind, life, coverage, isMissing);
        }

        if (life.Living is not null && !coverage.Has(EntitySets.UnifiedAuditLog))
        {
            life.AddGap("The audit log was not captured: who made it, and what was changed, is not known.");
        }

        if (life.Living is not null && life.Effective.LastOrDefault(change => change.Effect == MailFlowEffect.Replaced) is { } import)
        {
            life.AddGap($"All rules were replaced from a file on {Moment(import.Time)}: it may have come back changed.");
        }
    }

    private static void NameFate<TModel, THistory>(MailFlowKind<TModel, THistory> kind, MailFlowLife<TModel> life, EvidenceCoverage coverage, bool isMissing)
        where TModel : EvidenceRecord
        where THistory : MailFlowObjectHistory
    {
        if (!life.IsNameKnown)
        {
            life.AddGap("The record of its creation does not tell its name, so it cannot be looked up.");
        }
        else if (isMissing)
        {
            life.AddGap("It is gone, and the log shows no removal: when it went is not known.");
        }
        else if (kind.Set is { } set)
        {
            life.AddGap($"The listing {set.Name} is {coverage.Of(set).State}: whether it still exists is not known.");
        }
        else if (!kind.AlwaysExists)
        {
            life.AddGap("No listing of such objects was read: whether it still exists is not known.");
        }
    }

    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + "Z";
}

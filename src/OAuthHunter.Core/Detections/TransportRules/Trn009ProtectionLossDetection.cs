using OAuthHunter.Detections.Connectors;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.TransportRules;

/// <summary>TRN-009.</summary>
public sealed class Trn009ProtectionLossDetection : Detection
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(60);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "TRN-009",
        Title = "Protection against spam, phishing or malware was removed or switched off",
        Severity = Severity.High,
        Escalation = "Critical when an application or an admin at risk did it. Low when the same actor put other protection of that kind in place within the hour (a migration of policies), or has changed such policies for more than a month.",
        Logic = "Remove- or Disable- of policies and rules against phishing, malware and spam, of Safe Links, Safe Attachments and the preset policies; DKIM signing, mailbox intelligence, link scanning or removal after delivery set to False. "
            + "Changes by one actor within 60 minutes are one finding.",
        Rationale = "Before a wave of mail the intruder takes down what would stop or later remove it.",
        BenignIf = "Policies were moved to Microsoft's presets or rebuilt.",
        Remediation = "Put the policy back, look at what was delivered since, and examine the actor's other changes.",
        Techniques = ["T1562.001"],
        Needs = [MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadAudit],
        Licence = MailFlowNeeds.AuditLicence,
        References = [new("https://learn.microsoft.com/en-us/defender-office-365/preset-security-policies")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var policies = context.Facts.MailFlow.Of(MailFlowObjectKind.Policy).ToList();
        var baseline = new ActorBaseline(policies);
        var losses = policies
            .SelectMany(history => history.Events.Where(change => change.Succeeded).Select(change => new Loss(history, change, ProtectionLoss.Of(history, change)!)))
            .Where(loss => loss.What is not null)
            .GroupBy(loss => loss.Change.Actor.Key ?? loss.Change.Actor.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var byActor in losses)
        {
            foreach (var batch in Batches([.. byActor.OrderBy(loss => loss.Change.Time).ThenBy(loss => loss.History.Name, StringComparer.Ordinal)]))
            {
                yield return Report(context, policies, baseline, batch);
            }
        }
    }

    private static IEnumerable<List<Loss>> Batches(List<Loss> losses)
    {
        for (var start = 0; start < losses.Count;)
        {
            var batch = losses.Skip(start).TakeWhile(loss => loss.Change.Time - losses[start].Change.Time <= Window).ToList();
            yield return batch;
            start += batch.Count;
        }
    }

    private Finding Report(HuntContext context, IReadOnlyList<ObjectHistory> policies, ActorBaseline baseline, List<Loss> batch)
    {
        var first = batch[0];
        var actor = first.Change.Actor;
        var alarm = MailFlowFinding.Alarm(actor, context.Facts);
        var isMigration = batch.All(loss => IsReplaced(policies, loss));
        var isUsual = batch.All(loss => baseline.IsUsual(actor, loss.Change.Time));
        var note = isMigration ? " Other protection of the kind was put in place within the hour." : isUsual ? " The actor has changed such policies for more than a month." : string.Empty;
        var targets = batch.Select(loss => loss.History.ToTarget()).ToList();
        var target = targets[0] with { Name = targets.Count == 1 ? targets[0].Name : $"{targets[0].Name} and {targets.Count - 1} more", Subjects = [.. targets.SelectMany(one => one.Subjects).Distinct(StringComparer.Ordinal)] };
        var finding = FindingFactory.Create(
            Descriptor, target,
            isMigration || (isUsual && alarm is null) ? Severity.Low : alarm is not null ? Severity.Critical : Severity.High,
            $"{string.Join("; ", batch.Select(loss => loss.What))}, by {MailFlowFinding.NameOf(actor, context.Facts)} on {MailFlowFinding.Moment(first.Change.Time)}.{note}",
            batch.Select(loss => loss.Change.Evidence),
            $"{actor.Key}|{first.Change.Time.UtcDateTime:s}");
        return finding with
        {
            Escalations = alarm is null || isMigration ? [] : [alarm],
            Subjects = MailFlowFinding.Subjects(target.Subjects, batch.Select(loss => loss.Change), context.Facts),
        };
    }

    private static bool IsReplaced(IReadOnlyList<ObjectHistory> policies, Loss loss)
    {
        var family = ProtectionLoss.FamilyOf(loss.History.Noun);
        return family is not null && policies
            .Where(other => ProtectionLoss.FamilyOf(other.Noun) is { } kind && (kind == family || kind is "EOPProtection" or "ATPProtection"))
            .SelectMany(other => other.Events)
            .Any(change => change.Succeeded && change.Actor.Key == loss.Change.Actor.Key && ProtectionLoss.Restores(change) && (change.Time - loss.Change.Time).Duration() <= Window);
    }

    private sealed record Loss(ObjectHistory History, MailFlowEvent Change, string What);
}

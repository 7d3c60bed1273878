using OAuthHunter.Detections;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Correlation.CleanUp;

/// <summary>CHN-005: somebody removes, within an hour, what he made within the two weeks before.</summary>
public sealed class CleanUpPattern : ChainPattern
{
    private const int MinimumRemovals = 3;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan MaximumLife = TimeSpan.FromDays(14);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CHN-005",
        Title = "Hit and run: an actor removes what he made",
        Severity = Severity.High,
        Escalation = "Critical when the removed objects include an inbound connector or rules that strip headers.",
        Logic = "Three or more removals by one actor within 60 minutes, among inbound connectors, transport rules, credentials, directory roles and apps, of objects that the same actor, or an app that he made, had made at most 14 days before.",
        Rationale = "The 2022 actor removed connector and rules after each campaign, so that whoever looks later finds a clean tenant and a sleeping app.",
        BenignIf = "A project was rolled back, or a set-up tool tidied up after itself, and somebody can say which.",
        Remediation = "Treat it as an incident: rebuild what was removed from the audit log (the evidence rows carry the parameters), find what it did while it lived, and look for what the actor left standing.",
        Techniques = ["T1070", "T1562.008"],
        Needs =
        [
            new EvidenceNeed("changes in Exchange", EntitySets.UnifiedAuditLog),
            new EvidenceNeed("changes in Entra", EntitySets.DirectoryAudits),
        ],
        Permissions = ["AuditLog.Read.All", "EXO: View-Only Audit Logs"],
        Licence = "Audit (Standard)",
    };

    public override IEnumerable<AttackChain> Correlate(HuntContext context, IReadOnlyList<Finding> findings)
    {
        foreach (var actor in Removal.All(context.Facts)
            .Where(removal => removal.MadeAt is { } made && removal.RemovedAt >= made && removal.RemovedAt - made <= MaximumLife)
            .GroupBy(removal => removal.Actor, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var burst in Bursts([.. actor.OrderBy(removal => removal.RemovedAt).ThenBy(removal => removal.Target, StringComparer.Ordinal)]))
            {
                yield return Tell(actor.Key, burst, findings);
            }
        }
    }

    // Removals that lie within one hour of the first of them form a burst; a burst is told once.
    private static IEnumerable<List<Removal>> Bursts(List<Removal> removals)
    {
        for (var start = 0; start < removals.Count;)
        {
            var burst = removals.Skip(start).TakeWhile(removal => removal.RemovedAt - removals[start].RemovedAt <= Window).ToList();
            if (burst.Count >= MinimumRemovals)
            {
                yield return burst;
                start += burst.Count;
            }
            else
            {
                start++;
            }
        }
    }

    private AttackChain Tell(string actor, List<Removal> burst, IReadOnlyList<Finding> findings)
    {
        var hidesMail = burst.Any(removal => removal.HidesMail);
        var name = burst[0].ActorName;
        var subjects = new HashSet<string>(burst.Select(removal => removal.Subject)) { actor };
        var first = burst.Min(removal => removal.MadeAt)!.Value;
        var kinds = string.Join(", ", burst.GroupBy(removal => removal.Kind).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}{(group.Count() == 1 ? string.Empty : "s")}"));
        return new AttackChain
        {
            DetectionId = Descriptor.Id,
            Title = Descriptor.Title,
            Severity = hidesMail ? Severity.Critical : Severity.High,
            Confidence = Confidence.High,
            Score = burst.Count,
            AppId = actor.StartsWith("app:", StringComparison.Ordinal) ? actor.Substring("app:".Length) : null,
            AppName = actor.StartsWith("app:", StringComparison.Ordinal) ? name : null,
            Actors = [name],
            Start = first,
            End = burst[burst.Count - 1].RemovedAt,
            Story = $"{name} made and removed {burst.Count} objects ({kinds}). The first was made on {first.AsMinute()} UTC; all were removed between {burst[0].RemovedAt.AsMinute()} and {burst[burst.Count - 1].RemovedAt.AsMinute()} UTC.",
            Links = [.. burst.Select((removal, index) => new ChainLink
            {
                Step = $"R{index + 1}",
                Name = $"{removal.Kind} removed",
                State = ChainLinkState.Found,
                Points = 1,
                Time = removal.RemovedAt,
                Actor = name,
                Summary = $"{removal.Target}, made {removal.MadeAt!.Value.AsMinute()} UTC.",
                Evidence = removal.Evidence,
            })],
            WhatToDo = [Descriptor.Remediation],
            Findings = [.. findings.Where(finding => finding.Subjects.Any(subjects.Contains)).Select(finding => finding.Fingerprint)],
            Fingerprint = Fingerprint.Of(Descriptor.Id, actor, burst[0].RemovedAt.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        };
    }
}

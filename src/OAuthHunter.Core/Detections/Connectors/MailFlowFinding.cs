using System.Globalization;
using OAuthHunter.Facts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Connectors;

/// <summary>What findings on connectors and rules have in common: subjects, times, words.</summary>
internal static class MailFlowFinding
{
    /// <summary>A finding on one object, with everyone who touched it among the subjects.</summary>
    public static Finding On(
        DetectionDescriptor descriptor,
        FindingTarget target,
        MailFlowObjectHistory history,
        TenantFacts facts,
        Severity severity,
        string summary,
        IReadOnlyList<string>? escalations = null,
        IEnumerable<EvidenceItem>? evidence = null,
        string? discriminator = null)
    {
        // A namesake of another time is another object; the one that lives keeps the plain fingerprint.
        var life = history.IsPresent ? null : (history.CreatedAt ?? history.Events.FirstOrDefault()?.Time)?.UtcDateTime.ToString("s", CultureInfo.InvariantCulture);
        var finding = FindingFactory.Create(descriptor, target, severity, summary, evidence ?? history.Evidence, $"{life}|{discriminator}".Trim('|') is { Length: > 0 } text ? text : null);
        return finding with
        {
            Escalations = escalations ?? [],
            Subjects = Subjects(target.Subjects, history.Events.Where(change => change.Succeeded), facts),
            FirstSeen = finding.FirstSeen ?? history.CreatedAt,
            // A state that lasts has no end, so that no look at "the last week" passes it over.
            LastSeen = evidence is null && IsLasting(history) ? null : finding.LastSeen ?? history.RemovedAt,
        };
    }

    /// <summary>Whether the object is still there.</summary>
    public static bool IsLasting(MailFlowObjectHistory history) => history is { IsPresent: true, IsGone: false };

    /// <summary>The target's keys, then those of actors and addresses.</summary>
    public static IReadOnlyList<string> Subjects(IEnumerable<string> target, IEnumerable<MailFlowEvent> events, TenantFacts facts) =>
        [.. target.Concat(events.SelectMany(change => ActorKeys(change, facts))).Distinct(StringComparer.Ordinal)];

    /// <summary>The profile of an acting app; null for people and for apps that the evidence does not know.</summary>
    public static AppProfile? AppOf(AuditActor? actor, TenantFacts facts) => actor is { Kind: AuditActorKind.Application }
        ? facts.FindApp(actor.ServicePrincipalId) ?? facts.FindApp(actor.AppId) ?? facts.FindApp(actor.Id)
        : null;

    /// <summary>What to call the actor: an app by its display name.</summary>
    public static string NameOf(AuditActor? actor, TenantFacts facts) =>
        actor is null ? "an unknown actor" : AppOf(actor, facts)?.Name is { } app ? $"application {app}" : actor.Kind == AuditActorKind.Application ? $"application {actor.Name}" : actor.Name;

    /// <summary>Why the actor himself is a reason for alarm; null when he is not.</summary>
    public static string? Alarm(AuditActor? actor, TenantFacts facts) => actor?.Kind switch
    {
        AuditActorKind.Application => $"An application acted: {NameOf(actor, facts)}.",
        AuditActorKind.User when (facts.FindAdmin(actor.UserPrincipalName) ?? facts.FindAdmin(actor.Id))?.RiskLevel is "medium" or "high" =>
            $"Identity Protection holds {actor.Name} at risk.",
        _ => null,
    };

    /// <summary>Alarms about everyone who made or changed the object.</summary>
    public static IReadOnlyList<string> Alarms(MailFlowObjectHistory history, TenantFacts facts) =>
        [.. history.Events.Where(change => change.Succeeded && !change.IsRemoval).Select(change => Alarm(change.Actor, facts)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>When one of the parameters was last typed; the creation when the log shows no such change; null when neither is known.</summary>
    public static DateTimeOffset? SetAt(MailFlowObjectHistory history, params string[] parameters) =>
        history.Events.LastOrDefault(change => change.Succeeded && change.Parameters.Any(typed => parameters.Contains(typed.Name, StringComparer.OrdinalIgnoreCase)))?.Time
        ?? history.CreatedAt;

    /// <summary>Says that the object is not there any more, if so.</summary>
    public static string State(MailFlowObjectHistory history) => history.IsGone ? " It is gone now." : string.Empty;

    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + "Z";

    public static string Duration(TimeSpan time) =>
        time.TotalHours < 1 ? Plural(Math.Max(1, Math.Round(time.TotalMinutes)), "minute")
        : time.TotalDays < 2 ? Plural(Math.Round(time.TotalHours), "hour")
        : Plural(Math.Round(time.TotalDays), "day");

    private static string Plural(double count, string unit) => $"{count.ToString(CultureInfo.InvariantCulture)} {unit}{(count == 1 ? string.Empty : "s")}";

    /// <summary>Keys of an actor, in all the names that he goes by.</summary>
    public static IEnumerable<string> ActorKeys(AuditActor actor, TenantFacts facts)
    {
        if (actor.Kind == AuditActorKind.Application)
        {
            foreach (var key in AppOf(actor, facts)?.ToTarget().Subjects ?? [])
            {
                yield return key;
            }

            if (actor.AppId is not null)
            {
                yield return Subject.App(actor.AppId);
            }

            if (actor.ServicePrincipalId is not null)
            {
                yield return Subject.ServicePrincipal(actor.ServicePrincipalId);
            }
        }
        else if (actor.Kind is AuditActorKind.User or AuditActorKind.Partner && (actor.UserPrincipalName ?? actor.Id) is { } user)
        {
            yield return Subject.User(user);
        }
    }

    private static IEnumerable<string> ActorKeys(MailFlowEvent change, TenantFacts facts) =>
        change.ClientIP is null ? ActorKeys(change.Actor, facts) : ActorKeys(change.Actor, facts).Append(Subject.Address(change.ClientIP));
}

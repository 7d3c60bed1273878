using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-013.</summary>
public sealed class Cnx013DomainChangeDetection : Detection
{
    private const double Young = 30;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-013",
        Title = "Domain was added, federated or opened",
        Severity = Severity.Medium,
        Escalation = "Critical when sign-ins to a domain were handed to another server (federation). High when an application or an admin at risk made the change.",
        Logic = "Within 30 days: a domain was added, verified or federated (Entra audit), made or changed as an accepted domain (Exchange admin audit), or an accepted domain was created. "
            + "A relay type and MatchSubDomains are named, for they let mail in for addresses that nobody has.",
        Rationale = "An intruder adds a domain to send in its name, opens one to receive for any address in it, or federates one to forge sign-ins for all its users.",
        BenignIf = "The organisation bought or merged with another, or is setting up federation.",
        Remediation = "Ask who needs the domain. Look at its federation settings and its signing certificate; set the accepted domain to Authoritative without sub-domains; remove what nobody asked for.",
        Techniques = ["T1098", "T1484.002"],
        Needs =
        [
            new("Entra audit events", EntitySets.DirectoryAudits),
            MailFlowNeeds.Audit,
            new("accepted domains as they are", EntitySets.AcceptedDomains),
        ],
        Permissions = ["AuditLog.Read.All", "Domain.Read.All", MailFlowNeeds.ReadConfiguration],
        References = [new("https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/manage-accepted-domains/manage-accepted-domains")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var steps = context.Facts.MailFlow.Configuration.DomainChanges
            .Where(change => context.IsWithinDays(change.Time, Young))
            .Select(change => new Step(change.Domain, change.Time, change.Actor, change.Evidence, change.Activity, change.IsFederation))
            .Concat(context.Facts.MailFlow.Of(MailFlowObjectKind.AcceptedDomain).SelectMany(history => Accepted(context, history)));
        foreach (var domain in steps.GroupBy(step => step.Domain, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase))
        {
            yield return Report(context.Facts, domain.Key.ToLowerInvariant(), [.. domain.OrderBy(step => step.Time)]);
        }
    }

    private static IEnumerable<Step> Accepted(HuntContext context, ObjectHistory history)
    {
        var domain = history.Setting("DomainName") ?? history.Name;
        var shape = string.Join(", ", new[]
        {
            history.Setting("DomainType") is { } type && !type.Equals("Authoritative", StringComparison.OrdinalIgnoreCase) ? $"type {type}: mail for unknown addresses is passed on" : null,
            ParameterText.Flag(history.Setting("MatchSubDomains")) == true ? "takes mail for every sub-domain" : null,
        }.OfType<string>());
        var note = shape.Length == 0 ? string.Empty : $" ({shape})";
        var changes = history.Events.Where(change => change.Succeeded && context.IsWithinDays(change.Time, Young)).ToList();
        foreach (var change in changes)
        {
            yield return new Step(domain, change.Time, change.Actor, change.Evidence, change.Operation + note, IsFederation: false);
        }

        if (changes.Count == 0 && history.CreatedAt is { } created && context.IsWithinDays(created, Young))
        {
            yield return new Step(domain, created, null, history.Evidence[0], "Accepted domain was created" + note, IsFederation: false);
        }
    }

    private Finding Report(TenantFacts facts, string domain, IReadOnlyList<Step> steps)
    {
        var alarms = steps.Select(step => MailFlowFinding.Alarm(step.Actor, facts)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var isFederated = steps.Any(step => step.IsFederation);
        var escalations = isFederated ? alarms.Prepend("Sign-ins to the domain were handed to another server.").ToList() : alarms;
        var actors = steps.Select(step => step.Actor).OfType<AuditActor>().Select(actor => MailFlowFinding.NameOf(actor, facts)).Distinct(StringComparer.Ordinal).ToList();
        var target = new FindingTarget(TargetKind.MailFlowObject, "Domain/" + domain, domain) { Subjects = [Subject.Domain(domain)] };
        var finding = FindingFactory.Create(
            Descriptor, target,
            isFederated ? Severity.Critical : alarms.Count > 0 ? Severity.High : Severity.Medium,
            $"Domain {domain}: {string.Join("; ", steps.Select(step => step.What).Distinct(StringComparer.Ordinal))}{(actors.Count > 0 ? $", by {string.Join(", ", actors)}" : string.Empty)}.",
            steps.Select(step => step.Evidence));
        return finding with
        {
            Escalations = escalations,
            Subjects = [.. target.Subjects.Concat(steps.Select(step => step.Actor).OfType<AuditActor>().SelectMany(actor => MailFlowFinding.ActorKeys(actor, facts))).Distinct(StringComparer.Ordinal)],
            FirstSeen = steps[0].Time,
        };
    }

    private sealed record Step(string Domain, DateTimeOffset Time, AuditActor? Actor, EvidenceItem Evidence, string What, bool IsFederation);
}

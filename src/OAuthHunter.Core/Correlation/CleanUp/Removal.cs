using OAuthHunter.Facts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Correlation.CleanUp;

/// <summary>An object that its own maker removed.</summary>
internal sealed record Removal
{
    public required string Actor { get; init; }

    public required string ActorName { get; init; }

    /// <summary>What it was, for people: "inbound connector".</summary>
    public required string Kind { get; init; }

    public required string Target { get; init; }

    public required string Subject { get; init; }

    public DateTimeOffset? MadeAt { get; init; }

    public required DateTimeOffset RemovedAt { get; init; }

    /// <summary>A connector, or a rule that strips a header by which mail is traced.</summary>
    public bool HidesMail { get; init; }

    public required IReadOnlyList<EvidenceItem> Evidence { get; init; }

    public static IEnumerable<Removal> All(TenantFacts facts) =>
        facts.MailFlow.InboundConnectors.Select(connector => OfMailFlow(facts, connector, "inbound connector", Findings.Subject.Connector(connector.Name), true))
            .Concat(facts.MailFlow.TransportRules.Select(rule => OfMailFlow(facts, rule, "transport rule", Findings.Subject.Rule(rule.Name), TransportRuleHeaders.Find(rule.Rule.RemoveHeader) is not null)))
            .Concat(facts.Apps.SelectMany(app => OfApp(facts, app)))
            .OfType<Removal>();

    private static Removal? OfMailFlow(TenantFacts facts, MailFlowObjectHistory made, string kind, string subject, bool hidesMail)
    {
        var maker = ActorIdentity.Key(facts, made.CreatedBy);
        var remover = ActorIdentity.Key(facts, made.RemovedBy);
        if (made.RemovedAt is not { } removedAt || remover is null || maker is null || (maker != remover && Controller(facts, maker) != remover))
        {
            return null;
        }

        return new Removal
        {
            Actor = remover, ActorName = Name(facts, remover, made.RemovedBy!.Name), Kind = kind, Target = made.Name, Subject = subject,
            MadeAt = made.CreatedAt, RemovedAt = removedAt, HidesMail = hidesMail, Evidence = [.. made.Events.Select(step => step.Evidence)],
        };
    }

    // Who registered the app that acted: removing what one's own app made is the same hand.
    private static string? Controller(TenantFacts facts, string key) =>
        key.StartsWith("app:", StringComparison.Ordinal) ? ActorIdentity.Key(facts, facts.FindApp(key.Substring("app:".Length))?.CreatedBy) : null;

    private static string Name(TenantFacts facts, string key, string fallback) =>
        key.StartsWith("app:", StringComparison.Ordinal) ? facts.FindApp(key.Substring("app:".Length))?.Name ?? fallback : fallback;

    private static IEnumerable<Removal> OfApp(TenantFacts facts, AppProfile app)
    {
        foreach (var step in app.Events.Where(step => step.Succeeded && step.Kind is AppEventKind.CredentialRemoved or AppEventKind.RoleRemoved or AppEventKind.Deleted))
        {
            var (kind, madeBy) = step.Kind switch
            {
                AppEventKind.CredentialRemoved => ("credential", AppEventKind.CredentialAdded),
                AppEventKind.RoleRemoved => ("directory role", AppEventKind.RoleAssigned),
                _ => (step.IsOnServicePrincipal ? "service principal" : "app", step.IsOnServicePrincipal ? AppEventKind.ServicePrincipalAdded : AppEventKind.ApplicationAdded),
            };
            var made = app.Events.LastOrDefault(earlier => earlier.Kind == madeBy && earlier.Succeeded && earlier.Time <= step.Time
                && (step.RoleTemplateId is null || earlier.RoleTemplateId == step.RoleTemplateId));
            var actor = ActorIdentity.Key(facts, step.Actor);
            if (made is not null && actor is not null && actor == ActorIdentity.Key(facts, made.Actor))
            {
                yield return new Removal
                {
                    Actor = actor, ActorName = step.Actor.Name, Kind = kind, Target = app.Name, Subject = app.ToTarget().Subjects.FirstOrDefault() ?? app.Name,
                    MadeAt = made.Time, RemovedAt = step.Time, Evidence = [made.Evidence, step.Evidence],
                };
            }
        }
    }
}

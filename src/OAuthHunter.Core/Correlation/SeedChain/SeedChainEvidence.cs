using OAuthHunter.Facts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Facts.SignIns;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Correlation.SeedChain;

/// <summary>What the facts say around one centre: an app, or a user who changed mail flow himself.</summary>
internal sealed class SeedChainEvidence
{
    private static readonly TimeSpan AttackToHit = TimeSpan.FromHours(72);
    private static readonly TimeSpan HitToApp = TimeSpan.FromHours(24);

    private SeedChainEvidence(string key, AppProfile? app)
    {
        Key = key;
        App = app;
    }

    /// <summary>Identifies the centre: <c>app:…</c> or <c>user:…</c>.</summary>
    public string Key { get; }

    public AppProfile? App { get; }

    /// <summary>Steps in the app's life that gave it power, in time order.</summary>
    public IReadOnlyList<AppEvent> AppSteps { get; private init; } = [];

    /// <summary>Keys of the people who did those steps.</summary>
    public IReadOnlyCollection<string> Actors { get; private init; } = [];

    public IReadOnlyList<AttackHit> Hits { get; private init; } = [];

    public IReadOnlyList<PasswordAttack> Attacks { get; private init; } = [];

    public IReadOnlyList<ConnectorHistory> Connectors { get; private init; } = [];

    /// <summary>Rules that strip a header of the table.</summary>
    public IReadOnlyList<TransportRuleHistory> HeaderRules { get; private init; } = [];

    /// <summary>Every subject key that belongs to the story.</summary>
    public IReadOnlyCollection<string> Subjects { get; private init; } = [];

    /// <summary>
    /// Whether anything moved in the evidence: the app was made or given power in the logs or lately, or mail flow was changed.
    /// Without this an old, known automation app would be told as an attack.
    /// </summary>
    public bool HasMovement { get; private init; }

    public static SeedChainEvidence OfApp(HuntContext context, MailFlowByActor flow, AppProfile app)
    {
        var key = MailFlowByActor.KeyOf(app);
        var steps = app.Events.Where(step => step.Succeeded && IsPowerStep(step)).ToList();
        var connectors = flow.Connectors(key);
        var rules = flow.HeaderRules(key);
        var isArmed = app.Permissions.Any(permission => permission.IsManageExchange) || app.Roles.Any(IsExchangeRole);
        var isRecent = context.IsWithinDays(app.CreatedAt, 90);
        return Complete(context, key, app, steps, connectors, rules, connectors.Count > 0 || rules.Count >= 3 || (isArmed && (isRecent || steps.Any(IsArmingStep))));
    }

    /// <summary>Users who made both a connector and header rules with their own hands.</summary>
    public static IEnumerable<SeedChainEvidence> OfUsersWithoutApp(HuntContext context, MailFlowByActor flow)
    {
        foreach (var key in flow.ConnectorMakers.Where(key => key.StartsWith("user:", StringComparison.Ordinal)).OrderBy(key => key, StringComparer.Ordinal))
        {
            var rules = flow.HeaderRules(key);
            if (rules.Count >= 3)
            {
                yield return Complete(context, key, null, [], flow.Connectors(key), rules, true);
            }
        }
    }

    public static bool IsExchangeRole(HeldRole role) => role.RoleTemplateId is WellKnown.GlobalAdministrator or WellKnown.ExchangeAdministrator;

    private static SeedChainEvidence Complete(HuntContext context, string key, AppProfile? app, IReadOnlyList<AppEvent> steps, IReadOnlyList<ConnectorHistory> connectors, IReadOnlyList<TransportRuleHistory> rules, bool hasMovement)
    {
        var facts = context.Facts;
        var actors = new HashSet<string>(steps.Select(step => ActorIdentity.Key(facts, step.Actor)).OfType<string>(), StringComparer.Ordinal);
        if (app is null)
        {
            actors.Add(key);
        }

        var first = steps.Select(step => (DateTimeOffset?)step.Time).FirstOrDefault() ?? connectors.Select(connector => connector.CreatedAt).FirstOrDefault();
        var hits = first is not { } start ? [] : facts.SignIns.Hits
            .Where(hit => actors.Contains("user:" + hit.User) && hit.Time <= start && start - hit.Time <= HitToApp)
            .ToList();
        var attacks = facts.SignIns.Attacks.Where(attack => hits.Any(hit => hit.Attack == attack)
            || (first is { } begin && attack.Start <= begin && begin - attack.End <= AttackToHit && attack.Users.Any(user => actors.Contains("user:" + user)))).ToList();
        var subjects = new HashSet<string>(actors, StringComparer.Ordinal) { key };
        subjects.UnionWith(app?.ToTarget().Subjects ?? []);
        subjects.UnionWith(connectors.Select(connector => Subject.Connector(connector.Name)));
        subjects.UnionWith(rules.Select(rule => Subject.Rule(rule.Name)));
        return new SeedChainEvidence(key, app)
        {
            AppSteps = steps,
            Actors = actors,
            Hits = hits,
            Attacks = attacks,
            Connectors = connectors,
            HeaderRules = rules,
            Subjects = subjects,
            HasMovement = hasMovement,
        };
    }

    private static bool IsArmingStep(AppEvent step) =>
        step.Permissions.Any(permission => permission.IsManageExchange)
        || (step.Kind == AppEventKind.RoleAssigned && step.RoleTemplateId is WellKnown.GlobalAdministrator or WellKnown.ExchangeAdministrator);

    private static bool IsPowerStep(AppEvent step) => step.Kind is AppEventKind.ApplicationAdded or AppEventKind.ServicePrincipalAdded or AppEventKind.CredentialAdded
        or AppEventKind.ApplicationPermissionGranted or AppEventKind.Consented or AppEventKind.RoleAssigned;
}

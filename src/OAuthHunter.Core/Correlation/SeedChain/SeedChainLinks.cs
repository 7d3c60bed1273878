using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Correlation.SeedChain;

/// <summary>Looks for each link of the seed chain and says for each whether it was found, not found or could not be looked for.</summary>
internal static class SeedChainLinks
{
    private const int MaximumRows = 15;

    public static IReadOnlyList<ChainLink> Build(HuntContext context, SeedChainEvidence evidence)
    {
        var stage = StageFactor(evidence.AppSteps.Select(step => ((DateTimeOffset?)step.Time, ActorIdentity.Key(context.Facts, step.Actor))));
        var flow = StageFactor(evidence.Connectors.Cast<MailFlowObjectHistory>().Concat(evidence.HeaderRules)
            .Select(made => (made.CreatedAt, ActorIdentity.Key(context.Facts, made.CreatedBy))));
        return
        [
            Attack(context, evidence),
            Hit(context, evidence),
            AppStep(context, evidence, "S3", "App registered", 1 * stage, AppEventKind.ApplicationAdded, Registered(context, evidence.App)),
            AppStep(context, evidence, "S4", "Service principal made", 1 * stage, AppEventKind.ServicePrincipalAdded, null),
            AppStep(context, evidence, "S5", "Own credential added", 2 * stage, AppEventKind.CredentialAdded, Credentials(evidence.App)),
            Permission(context, evidence, 5 * stage),
            Role(context, evidence, 5 * stage),
            Activity(context, evidence, 2),
            Connector(context, evidence, 5 * flow),
            Rules(context, evidence, 6 * flow),
            OutboundLink.Build(context, evidence, 3),
            CleanUp(context, evidence, 3 * flow),
        ];
    }

    // One actor, one day: a script, not a career.
    private static double StageFactor(IEnumerable<(DateTimeOffset? Time, string? Actor)> steps)
    {
        var known = steps.Where(step => step.Time is not null && step.Actor is not null).ToList();
        return known.Count >= 3 && known.Select(step => step.Actor).Distinct().Count() == 1
            && known.Max(step => step.Time) - known.Min(step => step.Time) <= TimeSpan.FromHours(24) ? 1.5 : 1;
    }

    private static ChainLink Attack(HuntContext context, SeedChainEvidence evidence)
    {
        if (evidence.Attacks.Count == 0)
        {
            return Missing(context, "S1", "Attack on an administrator's password", "No attack on the accounts that acted here is in the sign-ins.", EntitySets.SignIns);
        }

        // Spraying and stuffing are two readings of the same rows: the widest reading is told, never their sum.
        var widest = evidence.Attacks.OrderByDescending(attack => attack.Attempts).ThenBy(attack => attack.Kind).ThenBy(attack => attack.Start).First();
        return Found("S1", "Attack on an administrator's password", 1, evidence.Attacks.Min(attack => attack.Start), null,
            $"{Words(widest.Kind.ToString())}: {widest.Attempts} failed sign-ins on {widest.Users.Count} accounts from {widest.Addresses.Count} addresses.",
            evidence.Attacks.SelectMany(attack => attack.Evidence));
    }

    private static ChainLink Hit(HuntContext context, SeedChainEvidence evidence)
    {
        var hit = evidence.Hits.OrderBy(candidate => candidate.ErrorCode == 0 ? 0 : 1).ThenBy(candidate => candidate.Time).FirstOrDefault();
        if (hit is null)
        {
            return Missing(context, "S2", "The attack gets in", "No success of the attack with an account that acted here is in the sign-ins.", EntitySets.SignIns);
        }

        var factor = hit.WasSingleFactor == true ? " with one factor" : string.Empty;
        return Found("S2", "The attack gets in", 2, hit.Time, hit.User, $"{hit.User} signed in{factor} from {hit.Address}{(hit.AppName is null ? string.Empty : " to " + hit.AppName)}.", evidence.Hits.Select(one => one.Evidence));
    }

    private static ChainLink AppStep(HuntContext context, SeedChainEvidence evidence, string step, string name, double points, AppEventKind kind, (DateTimeOffset? Time, string Summary, IEnumerable<EvidenceItem> Rows)? fromObjects)
    {
        var steps = evidence.AppSteps.Where(candidate => candidate.Kind == kind).ToList();
        if (steps.Count > 0)
        {
            var app = evidence.App?.Name ?? "the app";
            var what = kind switch
            {
                AppEventKind.ApplicationAdded => $"{app} registered",
                AppEventKind.ServicePrincipalAdded => $"Service principal of {app} made",
                _ => $"{steps.Sum(one => Math.Max(1, one.Credentials.Count))} credential(s) added to {app}",
            };
            return Found(step, name, points, steps[0].Time, Name(context, steps[0]), $"{what} by {Name(context, steps[0])}.", steps.Select(one => one.Evidence));
        }

        return fromObjects is { } seen
            ? Found(step, name, points, seen.Time, null, seen.Summary, seen.Rows)
            : Missing(context, step, name, "No such step for this app is in the directory audit.", EntitySets.DirectoryAudits);
    }

    private static (DateTimeOffset?, string, IEnumerable<EvidenceItem>)? Registered(HuntContext context, AppProfile? app) =>
        app is { Ownership: AppOwnership.Own, CreatedAt: { } created } && context.IsWithinDays(created, 90)
            ? (created, $"{app.Name} was registered; the audit log does not show by whom.", [app.Evidence])
            : null;

    private static (DateTimeOffset?, string, IEnumerable<EvidenceItem>)? Credentials(AppProfile? app)
    {
        var own = app?.Credentials.Where(credential => !credential.IsSamlSigning && credential.IsInObjects).ToList() ?? [];
        return own.Count == 0 ? null : (own.Min(credential => credential.AddedAt), $"{own.Count} credential(s) on {app!.Name}; the audit log does not show by whom.", own.Select(credential => credential.Evidence));
    }

    private static ChainLink Permission(HuntContext context, SeedChainEvidence evidence, double points)
    {
        const string name = "App may administer Exchange";
        var steps = evidence.AppSteps.Where(step => step.Permissions.Any(permission => permission.IsManageExchange)).ToList();
        if (steps.Count > 0)
        {
            return Found("S6", name, points, steps[0].Time, Name(context, steps[0]),
                $"{steps[0].Permissions.First(permission => permission.IsManageExchange).Value} granted by {Name(context, steps[0])}.", steps.Select(step => step.Evidence));
        }

        var held = evidence.App?.Permissions.Where(permission => permission.IsManageExchange).ToList() ?? [];
        return held.Count > 0
            ? Found("S6", name, points, held.Min(permission => permission.GrantedAt), null, $"Holds {held[0].Value}; the audit log does not show who granted it.", held.Select(permission => permission.Evidence))
            : Missing(context, "S6", name, "Neither grants nor audit log show the permission.", EntitySets.AppRoleAssignments, EntitySets.DirectoryAudits);
    }

    private static ChainLink Role(HuntContext context, SeedChainEvidence evidence, double points)
    {
        const string name = "Directory role for the app";
        var steps = evidence.AppSteps.Where(step => step.Kind == AppEventKind.RoleAssigned && step.RoleTemplateId is Knowledge.WellKnown.GlobalAdministrator or Knowledge.WellKnown.ExchangeAdministrator).ToList();
        if (steps.Count > 0)
        {
            var names = steps.Select(step => Knowledge.EntraRoles.Find(step.RoleTemplateId)?.Name ?? step.RoleName).Distinct();
            return Found("S7", name, points, steps[0].Time, Name(context, steps[0]), $"{string.Join(" and ", names)} given by {Name(context, steps[0])}.", steps.Select(step => step.Evidence));
        }

        var held = evidence.App?.Roles.Where(SeedChainEvidence.IsExchangeRole).ToList() ?? [];
        return held.Count > 0
            ? Found("S7", name, points, held.Min(role => role.AssignedAt), null, $"Holds {string.Join(" and ", held.Select(role => role.Name).Distinct())}; the audit log does not show who gave it.", held.Select(role => role.Evidence))
            : Missing(context, "S7", name, "Neither role assignments nor audit log show one.", EntitySets.RoleAssignments, EntitySets.DirectoryAudits);
    }

    private static ChainLink Activity(HuntContext context, SeedChainEvidence evidence, double points)
    {
        const string name = "App acts";
        if (evidence.App is null || evidence.App.Activity is not { Count: > 0 } activity)
        {
            return Missing(context, "S9", name, "No sign-in and no operation of the app is in the logs.", EntitySets.SignIns, EntitySets.UnifiedAuditLog);
        }

        var last = evidence.App.Events.Where(step => step.Kind is AppEventKind.RoleAssigned or AppEventKind.CredentialAdded).Select(step => (DateTimeOffset?)step.Time).LastOrDefault();
        var sleep = activity.FirstSeen is { } first && last is { } armed && first - armed > TimeSpan.FromDays(1) ? $" after {(first - armed).TotalDays:0} days of silence" : string.Empty;
        return Found("S9", name, points, activity.FirstSeen, evidence.App.Name, $"{activity.Count} sign-ins and operations from {activity.Addresses.Count} address(es){sleep}.", [activity.FirstEvidence ?? evidence.App.Evidence]);
    }

    private static ChainLink Connector(HuntContext context, SeedChainEvidence evidence, double points)
    {
        const string name = "Inbound connector made";
        return evidence.Connectors.Count == 0
            ? Missing(context, "S10", name, "No inbound connector made by this actor is in the audit log.", EntitySets.UnifiedAuditLog)
            : Found("S10", name, points, evidence.Connectors[0].CreatedAt, ActorIdentity.Name(context.Facts, evidence.Connectors[0].CreatedBy), string.Join(" ", evidence.Connectors.Select(Describe)), evidence.Connectors.SelectMany(connector => connector.Evidence));
    }

    private static string Describe(ConnectorHistory connector) =>
        $"{connector.Name} ({connector.Connector.ConnectorType ?? "type not known"}) lets in mail from {string.Join(", ", connector.Connector.SenderIPAddresses ?? ["addresses not known"])}{(connector.IsGone ? "; it is gone" : string.Empty)}.";

    private static ChainLink Rules(HuntContext context, SeedChainEvidence evidence, double points)
    {
        const string name = "Rules strip headers";
        if (evidence.HeaderRules.Count == 0)
        {
            return Missing(context, "S11", name, "No header-stripping rule made by this actor is in the audit log.", EntitySets.UnifiedAuditLog);
        }

        var headers = evidence.HeaderRules.Select(rule => rule.Rule.RemoveHeader).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return Found("S11", name, evidence.HeaderRules.Count >= 3 ? points : points / 3, evidence.HeaderRules[0].CreatedAt, ActorIdentity.Name(context.Facts, evidence.HeaderRules[0].CreatedBy),
            $"{evidence.HeaderRules.Count} rules take off {headers} headers by which mail is traced{(evidence.HeaderRules.All(rule => rule.IsGone) ? "; all are gone" : string.Empty)}.", evidence.HeaderRules.SelectMany(rule => rule.Evidence));
    }

    private static ChainLink CleanUp(HuntContext context, SeedChainEvidence evidence, double points)
    {
        const string name = "Connector and rules removed";
        var removed = evidence.Connectors.Cast<MailFlowObjectHistory>().Concat(evidence.HeaderRules).Where(made => made.RemovedAt is not null).OrderBy(made => made.RemovedAt).ToList();
        if (removed.Count == 0)
        {
            return Missing(context, "S13", name, "No removal of what was made here is in the audit log.", EntitySets.UnifiedAuditLog);
        }

        return Found("S13", name, points, removed[0].RemovedAt, ActorIdentity.Name(context.Facts, removed[0].RemovedBy), $"{removed.Count} objects removed, the last at {removed[removed.Count - 1].RemovedAt?.AsMinute()} UTC.",
            removed.SelectMany(made => made.Events.Where(step => step.IsRemoval)).Select(step => step.Evidence));
    }

    private static ChainLink Found(string step, string name, double points, DateTimeOffset? time, string? actor, string summary, IEnumerable<EvidenceItem> rows) => new()
    {
        Step = step, Name = name, State = ChainLinkState.Found, Points = points, Time = time, Actor = actor, Summary = summary, Evidence = [.. rows.Take(MaximumRows)],
    };

    private static ChainLink Missing(HuntContext context, string step, string name, string notFound, params EntitySet[] sets)
    {
        var blind = sets.Where(set => !context.Has(set)).ToList();
        return new ChainLink
        {
            Step = step,
            Name = name,
            State = blind.Count == sets.Length ? ChainLinkState.NotAssessed : ChainLinkState.NotFound,
            Summary = blind.Count == sets.Length ? $"Not in the evidence: {string.Join(", ", blind.Select(set => set.Name))}." : notFound,
        };
    }

    private static string? Name(HuntContext context, AppEvent step) => ActorIdentity.Name(context.Facts, step.Actor);

    private static string Words(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}

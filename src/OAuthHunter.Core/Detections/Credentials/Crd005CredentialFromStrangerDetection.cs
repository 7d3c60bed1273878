using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Roles;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Credentials;

/// <summary>CRD-005: whose app is it that you arm?</summary>
public sealed class Crd005CredentialFromStrangerDetection : Detection
{
    private static readonly TimeSpan JustBefore = TimeSpan.FromHours(24);

    // Roles whose business the credentials of apps are.
    private static readonly HashSet<string> AppAdministrators = new(StringComparer.OrdinalIgnoreCase)
    {
        WellKnown.GlobalAdministrator,
        "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", // Application Administrator
        "158c047a-c907-4556-b7ef-446551a6b5f7", // Cloud Application Administrator
        "8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2", // Hybrid Identity Administrator
    };

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CRD-005",
        Title = "Credential was added by somebody who is not an owner",
        Severity = Severity.High,
        Escalation = "Critical when he became an owner, or an administrator of apps, less than 24 hours before.",
        Logic = "A person added a credential to an app that he neither owned at that time nor made, and he holds none of the roles whose business it is (Global, Application, Cloud Application or Hybrid Identity Administrator); "
            + "or he had become one or the other only within the 24 hours before. Owners at the time follow from today's and from what the log saw come and go. "
            + "That it is his first act of this kind in the log is mentioned and does not count alone: a log of 30 days cannot know.",
        Rationale = "Arming somebody else's app gives all that it can do, under its name.",
        BenignIf = "A help desk or a deployment that does this for others.",
        Remediation = "Ask both, the owner and whoever did it. Remove the credential by its key id until they agree.",
        Techniques = ["T1098.001"],
        Needs =
        [
            new EvidenceNeed("who added credentials, owners and roles", EntitySets.DirectoryAudits, EntitySets.Applications, EntitySets.RoleAssignments),
            new EvidenceNeed("the same, from the unified audit log", EntitySets.UnifiedAuditLog, EntitySets.Applications, EntitySets.RoleAssignments) { IsFallback = true },
        ],
        Permissions = ["AuditLog.Read.All", "Application.Read.All", "RoleManagement.Read.Directory"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var roleChanges = context.Facts.Roles.Changes
            .Where(change => change.Kind is not RoleChangeKind.Removed && change.RoleTemplateId is { } role && AppAdministrators.Contains(role))
            .ToLookup(change => change.PrincipalId ?? change.PrincipalName, StringComparer.OrdinalIgnoreCase);
        var firsts = context.Facts.Apps.SelectMany(app => app.Events).Where(IsByPerson).GroupBy(found => found.Actor.Key!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Min(found => found.Time), StringComparer.Ordinal);
        foreach (var app in context.Facts.Apps)
        {
            foreach (var group in app.Events.Where(IsByPerson).GroupBy(found => found.Actor.Key!, StringComparer.Ordinal))
            {
                var strange = group.Select(found => (Event: found, Standing: StandingOf(app, found, context, roleChanges))).Where(pair => pair.Standing is not null).ToList();
                if (strange.Count > 0)
                {
                    yield return Judge(app, [.. strange.Select(pair => pair.Event)], [.. strange.Select(pair => pair.Standing!)], firsts[group.Key]);
                }
            }
        }
    }

    public override IEnumerable<string> NotAssessed(HuntContext context) => context.Facts.Apps
        .Where(app => app.Events.Any(found => IsByPerson(found) && app.CreatedBy is not null && !AppJudge.IsSameActor(app.CreatedBy, found.Actor) && AppOwners.WasOwner(app, found.Actor, found.Time) is null))
        .Select(app => $"'{app.Name}': its owners were not captured, or the log does not tell who added the credential");

    private static bool IsByPerson(AppEvent found) =>
        found.Succeeded && found.Kind == AppEventKind.CredentialAdded && found.Actor.Kind is AuditActorKind.User or AuditActorKind.Unknown && found.Actor.Key is not null;

    // Null when he may: an owner or administrator of longer than a day, or the maker of the app.
    private static Standing? StandingOf(AppProfile app, AppEvent found, HuntContext context, ILookup<string, RoleChange> roleChanges)
    {
        if (AppJudge.IsSameActor(app.CreatedBy, found.Actor))
        {
            return null;
        }

        var became = AppOwners.ChangesOf(app).LastOrDefault(change => change.IsAdded && change.Time <= found.Time && change.IsOwner(found.Actor));
        if (became is not null && found.Time - became.Time <= JustBefore)
        {
            return new Standing($"{found.Actor.Name} had become an owner less than 24 hours before.", became.Event.Evidence);
        }

        var promoted = new[] { found.Actor.Id, found.Actor.UserPrincipalName }.OfType<string>().SelectMany(name => roleChanges[name])
            .LastOrDefault(change => change.Time <= found.Time && found.Time - change.Time <= JustBefore && change.Kind != RoleChangeKind.Activated);
        if (promoted is not null)
        {
            return new Standing($"{found.Actor.Name} had been given {promoted.RoleName} less than 24 hours before.", promoted.Evidence);
        }

        var admin = context.Facts.FindAdmin(found.Actor.Id) ?? context.Facts.FindAdmin(found.Actor.UserPrincipalName);
        return admin?.Roles.Any(role => AppAdministrators.Contains(role.RoleTemplateId)) == true || AppOwners.WasOwner(app, found.Actor, found.Time) != false ? null : Standing.Stranger;
    }

    private Finding Judge(AppProfile app, List<AppEvent> events, List<Standing> standings, DateTimeOffset first)
    {
        var escalations = standings.Select(standing => standing.Escalation).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var credentials = string.Join(", ", events.SelectMany(found => found.Credentials).Select(CredentialText.Name).Distinct(StringComparer.Ordinal));
        var isFirst = first == events[0].Time ? " It is the first credential that the log sees from him." : string.Empty;
        return AppFindings.Create(
            Descriptor,
            app,
            escalations.Count > 0 ? Severity.Critical : Severity.High,
            $"{events[0].Actor.Name}, who is {(standings.Contains(Standing.Stranger) ? "neither an owner nor an administrator of apps" : "in charge of it for less than a day")}, gave '{app.Name}' {(credentials.Length > 0 ? credentials : "a credential")}.{isFirst}",
            [.. events.Select(found => found.Evidence), .. standings.Select(standing => standing.Evidence).OfType<EvidenceItem>(), app.Evidence],
            escalations,
            events.Select(found => found.Actor),
            events[0].Actor.Key);
    }

    private sealed record Standing(string? Escalation, EvidenceItem? Evidence)
    {
        public static Standing Stranger { get; } = new(null, null);
    }
}
